namespace Migrations.Build.BuildHarness;

/// <summary>A diagnostic as a logger got it.</summary>
internal sealed record LoggedDiagnostic(string Code, string Message, string File, int Line, string HelpLink);

/// <summary>A result item of a target.</summary>
internal sealed record ResultItem(string Name, IReadOnlyDictionary<string, string> Metadata);

/// <summary>What a build did.</summary>
internal sealed record BuildOutcome(
    bool Succeeded,
    IReadOnlyList<LoggedDiagnostic> Errors,
    IReadOnlyList<LoggedDiagnostic> Warnings,
    IReadOnlyList<string> HighMessages,
    IReadOnlyList<string> AllMessages,
    IReadOnlyList<ResultItem> Items)
{
    /// <summary>The only error; fails when there are others or none.</summary>
    public LoggedDiagnostic Error
    {
        get
        {
            Assert.HasCount(1, Errors, string.Join('\n', Errors));
            return Errors[0];
        }
    }

    public BuildOutcome AssertSucceeded()
    {
        Assert.IsTrue(Succeeded, string.Join('\n', Errors));
        return this;
    }
}
