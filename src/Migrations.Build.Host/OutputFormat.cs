namespace Migrations.Build.Host;

/// <summary>What the lines of an answer are.</summary>
internal enum OutputFormat
{
    /// <summary>Text for a person.</summary>
    Text,

    /// <summary>JSON objects, one a line.</summary>
    Json,
}
