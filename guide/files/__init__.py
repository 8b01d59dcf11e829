"""The border to the rule files: YAML becomes a pack once, or all its problems."""
