using System.Globalization;

namespace Migrations.Build.Host;

/// <summary>What the task asks for: the first line of standard input.</summary>
internal sealed record HostRequest
{
    /// <summary>The version of the protocol that this host speaks.</summary>
    public const int Protocol = 1;

    /// <summary>The version that the task speaks.</summary>
    public required int Version { get; init; }

    /// <summary>The command: <c>upgrade</c>, <c>current</c>, …</summary>
    public required string Command { get; init; }

    /// <summary>The project file, a full path.</summary>
    public required string ProjectFile { get; init; }

    /// <summary>The assembly that holds the revisions, a full path; null: the command needs none.</summary>
    public string? AssemblyFile { get; init; }

    /// <summary>The properties that are set, by their MSBuild names.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Mapped prefixes of deterministic builds and the folders that they stand for.</summary>
    public IReadOnlyDictionary<string, string> SourceRoots { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Which of several databases this is about; null: there is one.</summary>
    public string? DatabaseName { get; init; }

    /// <summary>Whether a bundle asks, and not MSBuild: then settings are options and a file, which nobody records or cuts.</summary>
    public bool IsOfBundle { get; init; }

    /// <summary>The folder of the project.</summary>
    public string ProjectDirectory => Path.GetDirectoryName(ProjectFile)!;

    /// <summary>The project that holds the revisions: this one, or the one whose assembly MigrateAssembly names; null: it is not known.</summary>
    public string? RevisionProject => Setting("MigrateAssembly") is null ? ProjectFile : Setting("RevisionProject");

    /// <summary>The folder that the paths of revisions are relative to; null: it is not known.</summary>
    public string? RevisionDirectory => Path.GetDirectoryName(RevisionProject);

    /// <summary>A property; null when it is not set.</summary>
    public string? Setting(string name) => Settings.GetValueOrDefault(name);

    /// <summary>A property that the command cannot do without.</summary>
    /// <exception cref="MigrationException">It is not set.</exception>
    public string RequiredSetting(string name, string example) => Setting(name) ?? throw Missing(name, example);

    /// <summary>
    /// A list: the property, separated by blanks or <c>|</c>, and behind it the items of the same name, in which a blank is
    /// a character like any other; empty when neither is set.
    /// </summary>
    public IReadOnlyList<string> List(string name) =>
    [
        .. (Setting(name) ?? "").Split([' ', '|', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries),
        .. (Setting($"{name}:Items") ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
    ];

    /// <summary>A list that the command cannot do without.</summary>
    /// <exception cref="MigrationException">It is not set.</exception>
    public IReadOnlyList<string> RequiredList(string name, string example) =>
        List(name) is { Count: > 0 } list ? list : throw Missing(name, example);

    /// <summary>A path of the revisions' registry on disk; as it stands when their project is not known.</summary>
    public string RevisionPath(string path) => RevisionDirectory is { } folder ? Path.GetFullPath(path, folder) : path;

    /// <summary>A property that is true or false.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="otherwise">What it is when it is not set.</param>
    /// <exception cref="MigrationException">It is something else.</exception>
    public bool Flag(string name, bool otherwise = false) => Setting(name) is not { } text
        ? otherwise
        : bool.TryParse(text, out bool value) ? value : throw Unreadable(name, text, "true or false");

    /// <summary>A property that is a number, 0 or more; null when it is not set.</summary>
    /// <exception cref="MigrationException">It is something else.</exception>
    public int? Number(string name) => Setting(name) is not { } text
        ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw Unreadable(name, text, "a whole number, 0 or more");

    /// <summary>A property that is a length of time, in seconds (<c>90</c>) or as <c>hh:mm:ss</c>; null when it is not set.</summary>
    /// <exception cref="MigrationException">It is something else, or negative.</exception>
    public TimeSpan? Duration(string name)
    {
        if (Setting(name) is not { } text)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds)
            && seconds <= int.MaxValue)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan time) && time >= TimeSpan.Zero
            ? time
            : throw Unreadable(name, text, "a number of seconds, such as 90, or hh:mm:ss");
    }

    /// <summary>A property that is one word of an enumeration; null when it is not set.</summary>
    /// <exception cref="MigrationException">It is another word.</exception>
    public T? Choice<T>(string name)
        where T : struct, Enum
    {
        if (Setting(name) is not { } text)
        {
            return null;
        }

        return Enum.TryParse(text, ignoreCase: true, out T value) && Enum.IsDefined(value)
            ? value
            : throw Unreadable(name, text, "one of " + string.Join(", ", Enum.GetNames<T>()));
    }

    /// <summary>A property of the form <c>key=value|key=value</c>; empty when it is not set.</summary>
    /// <exception cref="MigrationException">A part has no key.</exception>
    public IReadOnlyDictionary<string, string> Pairs(string name)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string part in (Setting(name) ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals == 0)
            {
                throw Unreadable(name, part, "key=value, several separated by '|'");
            }

            // As for Alembic's -x, a key alone has an empty value.
            pairs[equals < 0 ? part.Trim() : part[..equals].Trim()] = equals < 0 ? "" : part[(equals + 1)..];
        }

        return pairs;
    }

    /// <summary>For commands that write or delete revision files: the revisions must be this project's own.</summary>
    /// <exception cref="MigrationException">They are of the assembly that MigrateAssembly names.</exception>
    public void RequireOwnRevisions()
    {
        if (Setting("MigrateAssembly") is { } assembly)
        {
            throw new MigrationException(
                DiagnosticCodes.RevisionsElsewhere,
                $"Cannot run '{Command}' in '{ProjectFile}': its revisions are those of '{assembly}' (MigrateAssembly), and their files belong to "
                + $"{(RevisionProject is null ? "the project that makes it" : $"'{RevisionProject}'")}. Run the target in that project.",
                new SourceLocation(ProjectFile, 0));
        }
    }

    /// <summary>Reads a request; null when the line is none.</summary>
    public static HostRequest? Parse(string line) =>
        JsonFields.Parse(line) is { } fields && fields.Text("command") is { } command && fields.Text("project") is { } project
            ? new HostRequest
            {
                Version = fields.Number("protocol"),
                Command = command,
                ProjectFile = project,
                AssemblyFile = fields.Text("assembly"),
                Settings = new Dictionary<string, string>(fields.Texts("settings"), StringComparer.OrdinalIgnoreCase),
                SourceRoots = fields.Texts("sourceRoots"),
            }
            : null;

    private MigrationException Missing(string name, string example) => new(
        DiagnosticCodes.SettingMissing,
        $"Cannot run '{Command}': the {(IsOfBundle ? "setting" : "property")} {name} is not set. Give it on the command line, such as {(IsOfBundle ? "--set " : "-p:")}{name}={example}.");

    private MigrationException Unreadable(string name, string value, string allowed) => new(
        DiagnosticCodes.InvalidSetting, $"Cannot run '{Command}': {name} is '{value}'. It must be {allowed}.");
}
