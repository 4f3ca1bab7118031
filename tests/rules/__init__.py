"""Rules that the whole house keeps."""
