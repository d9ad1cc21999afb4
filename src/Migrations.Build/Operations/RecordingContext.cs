namespace Migrations.Build.Operations;

/// <summary>What a recorder knows of the run it records for.</summary>
internal sealed record RecordingContext(string Dialect, ISchemaRules Rules, NamingConvention Convention)
{
    public string? Database { get; init; }

    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>();
}
