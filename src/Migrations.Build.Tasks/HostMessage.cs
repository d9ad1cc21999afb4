using Migrations.Build.Host;

namespace Migrations.Build.Tasks;

/// <summary>One line of the host's answer. A line that is no message of the protocol is plain text of kind <c>log</c>.</summary>
internal sealed class HostMessage
{
    private readonly JsonFields? _fields;

    private HostMessage(string kind, JsonFields? fields, string text)
    {
        Kind = kind;
        _fields = fields;
        Text = text;
    }

    /// <summary>The kind, the field <c>t</c>: hello, text, log, diagnostic, item, result.</summary>
    public string Kind { get; }

    /// <summary>The message's text, the field <c>m</c>; empty when it has none.</summary>
    public string Text { get; }

    /// <summary>Reads one line; never fails, since user code can print to the same pipe through native libraries.</summary>
    public static HostMessage Parse(string line) => JsonFields.Parse(line) is { } fields && fields.Text("t") is { } kind
        ? new HostMessage(kind, fields, fields.Text("m") ?? "")
        : new HostMessage("log", null, line);

    /// <summary>A field of text; null when it is absent.</summary>
    public string? String(string name) => _fields?.Text(name);

    /// <summary>A field that is a number; 0 when it is absent.</summary>
    public int Number(string name) => _fields?.Number(name) ?? 0;

    /// <summary>The texts of an object-valued field, by name; empty when it is absent.</summary>
    public IEnumerable<KeyValuePair<string, string>> Map(string name) =>
        _fields is null ? [] : _fields.Texts(name);
}
