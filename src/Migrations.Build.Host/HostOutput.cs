using System.Text.Json;

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

    /// <summary>Whether an error was written.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Says who speaks; the first line.</summary>
    public void Hello(string host, string engine) => Write("hello", writer =>
    {
        writer.WriteNumber("protocol", HostRequest.Protocol);
        writer.WriteString("host", host);
        writer.WriteString("engine", engine);
    });

    /// <summary>Text that a person asked for.</summary>
    public virtual void Text(string text) => Write("text", writer => WriteText(writer, text));

    /// <summary>Text that is only kept for who looks closer.</summary>
    /// <param name="level"><c>high</c>, <c>normal</c> or <c>low</c>.</param>
    /// <param name="text">The text.</param>
    public virtual void Log(string level, string text) => Write("log", writer =>
    {
        writer.WriteString("level", level);
        WriteText(writer, text);
    });

    /// <summary>An error or a warning.</summary>
    public virtual void Diagnostic(string severity, string code, string text, string? file, int line)
    {
        HasErrors |= severity == "error";
        Write("diagnostic", writer =>
        {
            writer.WriteString("severity", severity);
            writer.WriteString("code", code);
            if (file is not null)
            {
                writer.WriteString("file", file);
                writer.WriteNumber("line", line);
            }

            WriteText(writer, text);
        });
    }

    /// <summary>A warning whose place, if any, is a file on disk.</summary>
    public void Warning(MigrationWarning warning) =>
        Diagnostic("warning", warning.Code, warning.Message, warning.Location?.File, warning.Location?.Line ?? 0);

    /// <summary>A result, which becomes an MSBuild item.</summary>
    public void Item(string name, IEnumerable<KeyValuePair<string, string>> metadata) => Write("item", writer =>
    {
        WriteText(writer, name);
        writer.WriteStartObject("metadata");
        foreach ((string key, string value) in metadata)
        {
            writer.WriteString(key, Redactor.Clean(value));
        }

        if (DatabaseName is not null)
        {
            writer.WriteString(nameof(DatabaseName), DatabaseName);
        }

        writer.WriteEndObject();
    });

    /// <summary>The last line: how it ended.</summary>
    public void Result(int exitCode) => Write("result", writer => writer.WriteNumber("exit", exitCode));

    private void WriteText(Utf8JsonWriter writer, string text) => writer.WriteString("m", Redactor.Clean(text));

    private void Write(string kind, Action<Utf8JsonWriter> fields)
    {
        using var line = new MemoryStream();
        using (var writer = new Utf8JsonWriter(line))
        {
            writer.WriteStartObject();
            writer.WriteString("t", kind);
            fields(writer);
            writer.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        lock (_lock)
        {
            try
            {
                if (!_isBroken)
                {
                    line.WriteTo(stream);
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
