using System.Text.Json;

namespace Migrations.Build.Conformance;

/// <summary>Absent, null and given are three things in the conformance files.</summary>
internal static class JsonExtensions
{
    public static string Text(this JsonElement json, string key) =>
        json.TryGetProperty(key, out var value) && value.GetString() is { } text
            ? text
            : throw new ArgumentException($"'{key}' is missing in {json.GetRawText()}");

    public static string? OptionalText(this JsonElement json, string key) =>
        json.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static bool Flag(this JsonElement json, string key) =>
        json.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.True;

    public static bool IsFalse(this JsonElement json, string key) =>
        json.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.False;

    public static bool IsNull(this JsonElement json, string key) =>
        json.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Null;

    public static long? Number(this JsonElement json, string key) =>
        json.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : null;

    public static JsonElement? Object(this JsonElement json, string key) =>
        json.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    public static IEnumerable<JsonElement> Items(this JsonElement json, string key) =>
        json.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    public static ValueList<string> Texts(this JsonElement json, string key) =>
        [.. json.Items(key).Select(one => one.GetString()!)];

    public static IEnumerable<string> Keys(this JsonElement json, string prefix) =>
        json.EnumerateObject().Select(one => one.Name).Where(name => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>A name: text, or <c>{"f": text}</c> for one that is final.</summary>
    public static ObjectName? Name(this JsonElement json, string key) =>
        json.OptionalText(key) is { } text ? text
        : json.Object(key)?.OptionalText("f") is { } final ? ObjectName.Final(final)
        : default(ObjectName?);
}
