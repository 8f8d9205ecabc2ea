"""Acts and cases of the European Union, treaties and conventions, and their articles."""
