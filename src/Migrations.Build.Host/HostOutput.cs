namespace Migrations.Build.Host;

/// <summary>Writes the answer: JSON objects, one a line, in UTF-8. Safe to use from several threads.</summary>
internal class HostOutput(Stream stream)
{
    private readonly Lock _lock = new();
    private bool _isBroken;

    /// <summary>Takes secrets out of every text that leaves.</summary>
    public Redactor Redactor { get; } = new();

    /// <summary>Which of several databases the items are of, said with each; null: there is one.</summary>
    public string? DatabaseName { get; set; }

    /// <summary>Whether a revision was found that is still to be applied.</summary>
    public bool HasPending { get; set; }

    /// <summary>What is shown: text, or the same as JSON.</summary>
    public OutputFormat Format { get; set; }

    /// <summary>Whether the text is shown on a terminal, which has colours.</summary>
    public bool IsTerminal { get; set; }

    /// <summary>Whether the text may have colours: see https://no-color.org.</summary>
    public bool IsColoured =>
        IsTerminal && Format == OutputFormat.Text && Environment.GetEnvironmentVariable("NO_COLOR") is null or "";

    /// <summary>Whether an error was written.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Says who speaks; the first line.</summary>
    public void Hello(string host, string engine) =>
        Write(new JsonLine().Add("t", "hello").Add("protocol", HostRequest.Protocol).Add("host", host).Add("engine", engine));

    /// <summary>Text that a person asked for.</summary>
    /// <param name="text">The text.</param>
    /// <param name="json">The same for a program; null: the text alone.</param>
    public void Text(string text, JsonLine? json = null) => Show(Redactor.Clean(
        Format == OutputFormat.Text ? text : (json ?? new JsonLine().Add("type", "text").Add("text", text)).ToString()));

    /// <summary>Text that is only kept for who looks closer.</summary>
    /// <param name="level"><c>high</c>, <c>normal</c> or <c>low</c>.</param>
    /// <param name="text">The text.</param>
    public virtual void Log(string level, string text) =>
        Write(new JsonLine().Add("t", "log").Add("level", level).Add("m", Redactor.Clean(text)));

    /// <summary>An error or a warning.</summary>
    public virtual void Diagnostic(string severity, string code, string text, string? file, int line)
    {
        HasErrors |= severity == "error";
        Write(WithPlace(new JsonLine().Add("t", "diagnostic").Add("severity", severity).Add("code", code), file, line)
            .Add("m", Redactor.Clean(text)));
        if (Format == OutputFormat.Json)
        {
            Show(WithPlace(new JsonLine().Add("type", severity).Add("code", code), file, line).Add("text", Redactor.Clean(text)).ToString());
        }
    }

    /// <summary>A warning whose place, if any, is a file on disk.</summary>
    public void Warning(MigrationWarning warning) =>
        Diagnostic("warning", warning.Code, warning.Message, warning.Location?.File, warning.Location?.Line ?? 0);

    /// <summary>A result, which becomes an MSBuild item.</summary>
    public void Item(string name, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        string clean = Redactor.Clean(name);
        KeyValuePair<string, string>[] all =
        [
            .. metadata.Select(one => new KeyValuePair<string, string>(one.Key, Redactor.Clean(one.Value))),
            .. DatabaseName is { } database ? [new(nameof(DatabaseName), database)] : Array.Empty<KeyValuePair<string, string>>(),
        ];
        Write(new JsonLine().Add("t", "item").Add("m", clean).Add("metadata", all));
        if (Format == OutputFormat.Json)
        {
            Show(new JsonLine().Add("type", "result").Add("name", clean).Add("metadata", all).ToString());
        }
    }

    /// <summary>The last line: how it ended.</summary>
    public void Result(int exitCode) => Write(new JsonLine().Add("t", "result").Add("exit", exitCode));

    /// <summary>Shows a person or a program a text that holds no secret.</summary>
    protected virtual void Show(string text) => Write(new JsonLine().Add("t", "text").Add("m", text));

    private static JsonLine WithPlace(JsonLine message, string? file, int line) =>
        file is null ? message : message.Add("file", file).Add("line", line);

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
