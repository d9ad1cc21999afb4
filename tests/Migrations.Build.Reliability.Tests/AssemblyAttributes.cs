// One after the other: the tests shut the server down, and measure.
[assembly: DoNotParallelize]
