using System.Text;

namespace Migrations.Build.Scripts;

/// <summary>The namespace of a new revision file.</summary>
internal static class NamespaceName
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue",
        "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally",
        "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock",
        "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected",
        "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string",
        "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort",
        "using", "virtual", "void", "volatile", "while",
    };

    /// <summary>The root namespace and the directories below the project, as C# names them; null when there is neither.</summary>
    /// <param name="rootNamespace">The project's <c>RootNamespace</c>; may be empty.</param>
    /// <param name="directory">The file's directory, relative to the project's.</param>
    public static string? Of(string rootNamespace, string directory)
    {
        var names = rootNamespace.Split('.')
            .Concat(directory.Split('/', '\\').Where(part => part is not (".." or ".")).SelectMany(part => part.Split('.')))
            .Where(part => part.Length > 0)
            .Select(Identifier)
            .ToArray();
        return names.Length == 0 ? null : string.Join('.', names);
    }

    private static string Identifier(string part)
    {
        var name = new StringBuilder(part.Length + 1);
        foreach (var character in part)
        {
            name.Append(char.IsLetterOrDigit(character) ? character : '_');
        }

        if (char.IsDigit(name[0]))
        {
            name.Insert(0, '_');
        }
        else if (Keywords.Contains(part))
        {
            name.Insert(0, '@');
        }

        return name.ToString();
    }
}
