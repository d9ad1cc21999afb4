namespace Migrations.Build.Scripts;

/// <summary>What the <c>.editorconfig</c> files above a file say about it.</summary>
/// <remarks>By https://spec.editorconfig.org (0.17): files upwards to <c>root = true</c>, nearer ones and later sections win,
/// <c>unset</c> removes a value. As in the compiler, a <c>#</c> or <c>;</c> after a blank starts a comment.</remarks>
internal static class EditorConfig
{
    private const string FileName = ".editorconfig";

    /// <summary>The properties of a file on disk, which need not exist yet. Keys are in lower case.</summary>
    public static IReadOnlyDictionary<string, string> For(string filePath) =>
        For(Path.GetFullPath(filePath), path => File.Exists(path) ? File.ReadAllText(path) : null);

    /// <summary>The properties of a file by the given reader of files, which answers null when there is no such file.</summary>
    /// <param name="filePath">The full path.</param>
    /// <param name="read">Reads a file.</param>
    public static IReadOnlyDictionary<string, string> For(string filePath, Func<string, string?> read)
    {
        var files = new Stack<(string Directory, string Text)>();
        for (var directory = Path.GetDirectoryName(filePath); directory is not null; directory = Path.GetDirectoryName(directory))
        {
            if (read(Path.Combine(directory, FileName)) is not { } text)
            {
                continue;
            }

            files.Push((directory, text));
            if (IsRoot(text))
            {
                break;
            }
        }

        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (directory, text) in files)
        {
            Apply(text, Path.GetRelativePath(directory, filePath).Replace('\\', '/'), properties);
        }

        return properties;
    }

    private static bool IsRoot(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (SectionOf(line) is not null)
            {
                return false;
            }

            if (PropertyOf(line) is ("root", var value))
            {
                return value.Equals("true", StringComparison.OrdinalIgnoreCase);
            }
        }

        return false;
    }

    private static void Apply(string text, string path, Dictionary<string, string> properties)
    {
        var applies = false;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (SectionOf(line) is { } section)
            {
                applies = EditorConfigGlob.IsMatch(section, path);
            }
            else if (applies && PropertyOf(line) is { } property)
            {
                if (property.Value.Equals("unset", StringComparison.OrdinalIgnoreCase))
                {
                    properties.Remove(property.Key);
                }
                else
                {
                    properties[property.Key] = property.Value;
                }
            }
        }
    }

    private static string? SectionOf(ReadOnlySpan<char> line)
    {
        var text = line.Trim();
        var end = text.LastIndexOf(']');
        return text.Length > 2 && text[0] == '[' && end > 1 ? text[1..end].ToString() : null;
    }

    private static (string Key, string Value)? PropertyOf(ReadOnlySpan<char> line)
    {
        var text = line.Trim().TrimStart('\uFEFF');
        if (text.IsEmpty || text[0] is '#' or ';')
        {
            return null;
        }

        var separator = text.IndexOfAny('=', ':');
        if (separator <= 0)
        {
            return null;
        }

        var value = text[(separator + 1)..];
        for (var index = 1; index < value.Length; index++)
        {
            if (value[index] is '#' or ';' && char.IsWhiteSpace(value[index - 1]))
            {
                value = value[..index];
            }
        }

        return (text[..separator].Trim().ToString().ToLowerInvariant(), value.Trim().ToString());
    }
}
