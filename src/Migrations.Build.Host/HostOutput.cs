namespace Migrations.Build.Host;

/// <summary>Writes the answer: JSON objects, one a line, in UTF-8. Safe to use from several threads.</summary>
internal sealed class HostOutput(Stream stream)
{
    private readonly Lock _lock = new();
    private bool _isBroken;

    /// <summary>Takes secrets out of every text that leaves.</summary>
    public Redactor Redactor { get; } = new();

    /// <summary>Which of several databases the items are of, said with each; null: there is one.</summary>
    public string? DatabaseName { get; set; }

    /// <summary>Whether an error was written.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Says who speaks; the first line.</summary>
    public void Hello(string host, string engine) =>
        Write(new JsonLine().Add("t", "hello").Add("protocol", HostRequest.Protocol).Add("host", host).Add("engine", engine));

    /// <summary>Text that a person asked for.</summary>
    public void Text(string text) => Write(new JsonLine().Add("t", "text").Add("m", Redactor.Clean(text)));

    /// <summary>Text that is only kept for who looks closer.</summary>
    /// <param name="level"><c>high</c>, <c>normal</c> or <c>low</c>.</param>
    /// <param name="text">The text.</param>
    public void Log(string level, string text) =>
        Write(new JsonLine().Add("t", "log").Add("level", level).Add("m", Redactor.Clean(text)));

    /// <summary>An error or a warning.</summary>
    public void Diagnostic(string severity, string code, string text, string? file, int line)
    {
        HasErrors |= severity == "error";
        JsonLine message = new JsonLine().Add("t", "diagnostic").Add("severity", severity).Add("code", code);
        if (file is not null)
        {
            message.Add("file", file).Add("line", line);
        }

        Write(message.Add("m", Redactor.Clean(text)));
    }

    /// <summary>A warning whose place, if any, is a file on disk.</summary>
    public void Warning(MigrationWarning warning) =>
        Diagnostic("warning", warning.Code, warning.Message, warning.Location?.File, warning.Location?.Line ?? 0);

    /// <summary>A result, which becomes an MSBuild item.</summary>
    public void Item(string name, IEnumerable<KeyValuePair<string, string>> metadata) => Write(new JsonLine()
        .Add("t", "item")
        .Add("m", Redactor.Clean(name))
        .Add("metadata", metadata
            .Select(one => new KeyValuePair<string, string>(one.Key, Redactor.Clean(one.Value)))
            .Concat(DatabaseName is { } database ? [new KeyValuePair<string, string>(nameof(DatabaseName), database)] : [])));

    /// <summary>The last line: how it ended.</summary>
    public void Result(int exitCode) => Write(new JsonLine().Add("t", "result").Add("exit", exitCode));

    private void Write(JsonLine message)
    {
        byte[] line = message.ToUtf8();
        lock (_lock)
        {
            try
            {
                if (!_isBroken)
                {
                    stream.Write(line);
                    stream.Flush();
                }
            }
            catch (IOException)
            {
                // The build has died. Its end of standard input says the same: the run rolls back and goes.
                _isBroken = true;
            }
        }
    }
}
