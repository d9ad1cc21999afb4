namespace Migrations.Build.Reliability.Tests;

/// <summary>How a fault went.</summary>
internal enum Injection
{
    Done,

    /// <summary>The program had ended before: there was no fault.</summary>
    TooLate,

    /// <summary>Another program, which waited for the one that was cut, does not end.</summary>
    Hangs,
}
