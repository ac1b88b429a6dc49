"""``python -m trainer`` does what ``peksos-trainer`` does."""

from trainer.cli.main import main

if __name__ == "__main__":
    main()
