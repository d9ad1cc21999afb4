namespace Migrations.Build.Reliability.Tests;

/// <summary>What became of a database after a fault.</summary>
internal enum Outcome
{
    /// <summary>The next start completes; catalogue and rows equal those of an undisturbed run.</summary>
    Survived,

    /// <summary>The next start completes, and something was done twice or not at all.</summary>
    Differed,

    /// <summary>The next start ends with an error, and so do those after it.</summary>
    Failed,

    /// <summary>The next start does not end.</summary>
    Hung,
}
