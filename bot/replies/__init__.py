"""Turns what came of a message, a press or a job into what people see: texts, buttons, pictures. The only reader of locales/."""
