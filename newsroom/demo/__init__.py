"""The demo newspaper: reads `fixtures/`, writes through the same doors as editors and visitors."""
