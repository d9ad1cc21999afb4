using System.Text.Json;

namespace Migrations.Build.Tasks;

/// <summary>One line of the host's answer. A line that is no message of the protocol is plain text of kind <c>log</c>.</summary>
internal sealed class HostMessage
{
    private readonly JsonElement _fields;

    private HostMessage(string kind, JsonElement fields, string text)
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
    public static HostMessage Parse(string line)
    {
        if (line.StartsWith("{", StringComparison.Ordinal))
        {
            try
            {
                using JsonDocument document = JsonDocument.Parse(line);
                JsonElement fields = document.RootElement.Clone();
                if (Read(fields, "t") is { } kind)
                {
                    return new HostMessage(kind, fields, Read(fields, "m") ?? "");
                }
            }
            catch (JsonException)
            {
                // Falls through: it is somebody's text.
            }
        }

        return new HostMessage("log", default, line);
    }

    /// <summary>A field of text; null when it is absent.</summary>
    public string? String(string name) => Read(_fields, name);

    /// <summary>A field that is a number; 0 when it is absent.</summary>
    public int Number(string name) =>
        _fields.ValueKind == JsonValueKind.Object
        && _fields.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt32(out int number)
            ? number
            : 0;

    /// <summary>The texts of an object-valued field, by name; empty when it is absent.</summary>
    public IEnumerable<KeyValuePair<string, string>> Map(string name)
    {
        if (_fields.ValueKind != JsonValueKind.Object
            || !_fields.TryGetProperty(name, out JsonElement map)
            || map.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        foreach (JsonProperty property in map.EnumerateObject())
        {
            yield return new KeyValuePair<string, string>(property.Name, property.Value.ToString());
        }
    }

    private static string? Read(JsonElement fields, string name) =>
        fields.ValueKind == JsonValueKind.Object
        && fields.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
