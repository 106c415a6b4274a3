"""The learned English reader: one small encoder with a head for each task, run by ONNX Runtime."""
