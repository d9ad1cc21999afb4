using System.Globalization;
using System.Text;

namespace Migrations.Build.Scripts;

/// <summary>How a revision file is laid out.</summary>
internal sealed record RevisionFileStyle
{
    /// <summary>Four blanks, line feeds, UTF-8 without a mark, a final newline: what a file has when nothing says otherwise.</summary>
    public static RevisionFileStyle Default { get; } = new();

    /// <summary>One level of indentation.</summary>
    public string Indent { get; init; } = "    ";

    /// <summary>The end of a line.</summary>
    public string NewLine { get; init; } = "\n";

    /// <summary>Whether the last line ends.</summary>
    public bool FinalNewLine { get; init; } = true;

    /// <summary>Whether the namespace is a line, not a block.</summary>
    public bool FileScopedNamespace { get; init; } = true;

    /// <summary>Whether the brace of a class or namespace has a line of its own.</summary>
    public bool TypeBraceOnNewLine { get; init; } = true;

    /// <summary>Whether the brace of a method has a line of its own.</summary>
    public bool MethodBraceOnNewLine { get; init; } = true;

    /// <summary>Whether a method of one statement is written with <c>=></c>.</summary>
    public bool ExpressionBodies { get; init; } = true;

    /// <summary>The longest line before an attribute's arguments are broken.</summary>
    public int LineLength { get; init; } = 120;

    /// <summary>The encoding of the file, with or without a byte order mark.</summary>
    public Encoding Encoding { get; init; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The style that the properties of an <c>.editorconfig</c> ask for.</summary>
    public static RevisionFileStyle Of(IReadOnlyDictionary<string, string> properties)
    {
        var braces = List(properties, "csharp_new_line_before_open_brace", "all");
        return new RevisionFileStyle
        {
            Indent = IndentOf(properties),
            NewLine = Word(properties, "end_of_line") switch { "crlf" => "\r\n", "cr" => "\r", _ => "\n" },
            FinalNewLine = Word(properties, "insert_final_newline") is not "false",
            FileScopedNamespace = Word(properties, "csharp_style_namespace_declarations") is not "block_scoped",
            TypeBraceOnNewLine = braces.Contains("all", StringComparer.Ordinal) || braces.Contains("types", StringComparer.Ordinal),
            MethodBraceOnNewLine = braces.Contains("all", StringComparer.Ordinal) || braces.Contains("methods", StringComparer.Ordinal),
            ExpressionBodies = Word(properties, "csharp_style_expression_bodied_methods") is not "false",
            LineLength = Number(properties, "max_line_length") ?? Default.LineLength,
            Encoding = Word(properties, "charset") switch
            {
                "utf-8-bom" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
                "latin1" => Encoding.Latin1,
                "utf-16le" => new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
                "utf-16be" => new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
                _ => Default.Encoding,
            },
        };
    }

    private static string IndentOf(IReadOnlyDictionary<string, string> properties)
    {
        if (Word(properties, "indent_style") is "tab")
        {
            return "\t";
        }

        var size = Number(properties, "indent_size");
        if (size is null && Word(properties, "indent_size") is null or "tab")
        {
            size = Number(properties, "tab_width");
        }

        return size is null ? Default.Indent : new string(' ', size.Value);
    }

    private static int? Number(IReadOnlyDictionary<string, string> properties, string key) =>
        int.TryParse(Word(properties, key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1000
            ? number
            : null;

    // ".NET code style" values end in a severity: "file_scoped:warning".
    private static string? Word(IReadOnlyDictionary<string, string> properties, string key) =>
        properties.TryGetValue(key, out var value) ? value.Split(':')[0].Trim().ToLowerInvariant() : null;

    private static string[] List(IReadOnlyDictionary<string, string> properties, string key, string otherwise) =>
        (Word(properties, key) ?? otherwise).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
