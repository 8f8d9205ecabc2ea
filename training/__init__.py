"""Models are trained here, from labels in this folder and texts that lie beside the checkout; nothing of it runs in production."""
