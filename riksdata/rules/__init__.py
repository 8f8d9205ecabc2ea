"""The rules that published rows keep, each written once: asset checks, the gates of a release and `verify` all run these."""
