using System.Text;

namespace Migrations.Build.Scripts;

/// <summary>The content of a new revision file, to be written as C# or as SQL. Pure: values in, text out.</summary>
internal sealed record RevisionFile
{
    private const string EmptyMessage = "empty message";

    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>What it does, in a few words; may be empty.</summary>
    public required string Message { get; init; }

    /// <summary>Ids of the parents.</summary>
    public IReadOnlyList<string> DownRevisions { get; init; } = [];

    /// <summary>The labels declared on it.</summary>
    public IReadOnlyList<string> BranchLabels { get; init; } = [];

    /// <summary>Ids or labels that it depends on.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>When it was written, ISO 8601; null: it is not said.</summary>
    public string? CreateDate { get; init; }

    /// <summary>The namespace of the class; null: none.</summary>
    public string? Namespace { get; init; }

    /// <summary>The name of the class; see <see cref="Scripts.ClassName"/>.</summary>
    public string ClassName { get; init; } = "";

    /// <summary>Namespaces to import beside <c>Migrations.Build</c>.</summary>
    public IReadOnlyList<string> Usings { get; init; } = [];

    /// <summary>The upgrade: C# statements on <c>op</c>, lines ended by line feeds and indented by four blanks a level from 0;
    /// or the SQL.</summary>
    public string Upgrade { get; init; } = "";

    /// <summary>The downgrade, in the same form; null: SQL without one, which cannot be undone.</summary>
    public string? Downgrade { get; init; } = "";

    /// <summary>The C# text.</summary>
    public string ToCSharp(RevisionFileStyle style)
    {
        // Outside of the namespace: inside of "Bookstore.Migrations", "using Migrations.Build" would mean something else.
        var text = new StringBuilder();
        foreach (var space in Usings.Append("Migrations.Build").Distinct(StringComparer.Ordinal)
            .OrderBy(space => space.Split('.')[0] is not "System").ThenBy(space => space, StringComparer.Ordinal))
        {
            text.Append("using ").Append(space).Append(";\n");
        }

        text.Append('\n');
        var level = 0;
        if (Namespace is not null && style.FileScopedNamespace)
        {
            text.Append("namespace ").Append(Namespace).Append(";\n\n");
        }
        else if (Namespace is not null)
        {
            AppendOpening(text, style, level++, "namespace " + Namespace, style.TypeBraceOnNewLine);
        }

        AppendClass(text, style, level);
        if (level > 0)
        {
            text.Append("}\n");
        }

        return Finish(text, style);
    }

    /// <summary>The text as a <c>.sql</c> revision.</summary>
    public string ToSql(RevisionFileStyle style)
    {
        var text = new StringBuilder();
        AppendHeader(text, "revision", Id);
        AppendHeader(text, "message", string.Join(' ', Message.Split('\n', '\r').Select(line => line.Trim())));
        AppendHeader(text, "down", string.Join(", ", DownRevisions));
        AppendHeader(text, "depends", string.Join(", ", DependsOn));
        AppendHeader(text, "labels", string.Join(", ", BranchLabels));
        AppendHeader(text, "created", CreateDate ?? "");
        text.Append("\n-- upgrade\n");
        AppendLines(text, Upgrade);
        if (Downgrade is not null)
        {
            text.Append("\n-- downgrade\n");
            AppendLines(text, Downgrade);
        }

        return Finish(text, style);
    }

    private void AppendClass(StringBuilder text, RevisionFileStyle style, int level)
    {
        var indent = Repeat(style.Indent, level);
        AppendSummary(text, indent);
        AppendAttribute(text, style, indent);
        AppendOpening(text, style, level, $"public sealed class {ClassName} : Migration", style.TypeBraceOnNewLine);
        AppendMethod(text, style, level + 1, "Upgrade", Upgrade);
        text.Append('\n');
        AppendMethod(text, style, level + 1, "Downgrade", Downgrade ?? "");
        text.Append(indent).Append("}\n");
    }

    private void AppendSummary(StringBuilder text, string indent)
    {
        var lines = CSharpText.Xml(Message.Length == 0 ? EmptyMessage : Message.ReplaceLineEndings("\n")).Split('\n');
        if (lines.Length == 1)
        {
            text.Append(indent).Append("/// <summary>").Append(lines[0]).Append("</summary>\n");
            return;
        }

        text.Append(indent).Append("/// <summary>\n");
        foreach (var line in lines)
        {
            text.Append(indent).Append(("/// " + line).TrimEnd()).Append('\n');
        }

        text.Append(indent).Append("/// </summary>\n");
    }

    private void AppendAttribute(StringBuilder text, RevisionFileStyle style, string indent)
    {
        var named = new List<string>();
        switch (DownRevisions.Count)
        {
            case 0: break;
            case 1: named.Add("DownRevision = " + CSharpText.Literal(DownRevisions[0])); break;
            default: named.Add("DownRevisions = " + CSharpText.Literals(DownRevisions)); break;
        }

        if (BranchLabels.Count > 0)
        {
            named.Add("BranchLabels = " + CSharpText.Literals(BranchLabels));
        }

        if (DependsOn.Count > 0)
        {
            named.Add("DependsOn = " + CSharpText.Literals(DependsOn));
        }

        if (CreateDate is not null)
        {
            named.Add("CreateDate = " + CSharpText.Literal(CreateDate));
        }

        var start = $"{indent}[Revision({CSharpText.Literal(Id)}, {CSharpText.Literal(Message)}";
        var line = named.Count == 0 ? start : start + ", " + string.Join(", ", named);
        var isLong = named.Count > 0 && line.Length + 2 > style.LineLength;
        text.Append(isLong ? start + ",\n" + indent + style.Indent + string.Join(",\n" + indent + style.Indent, named) : line);
        text.Append(")]\n");
    }

    private static void AppendOpening(StringBuilder text, RevisionFileStyle style, int level, string head, bool braceOnNewLine)
    {
        var indent = Repeat(style.Indent, level);
        text.Append(indent).Append(head).Append(braceOnNewLine ? "\n" + indent + "{\n" : " {\n");
    }

    private static void AppendMethod(StringBuilder text, RevisionFileStyle style, int level, string name, string body)
    {
        var indent = Repeat(style.Indent, level);
        var head = $"public override void {name}(MigrationOperations op)";
        var lines = body.ReplaceLineEndings("\n").Trim('\n').Split('\n');
        if (style.ExpressionBodies && lines.Length == 1 && IsOneCall(lines[0])
            && indent.Length + head.Length + 4 + lines[0].Length <= style.LineLength)
        {
            text.Append(indent).Append(head).Append(" => ").Append(lines[0]).Append('\n');
            return;
        }

        AppendOpening(text, style, level, head, style.MethodBraceOnNewLine);

        // The indentation inside of a raw string is content: only what stands before all of its lines may change.
        var convert = !body.Contains("\"\"\"", StringComparison.Ordinal);
        foreach (var line in lines)
        {
            if (line.Trim().Length > 0)
            {
                text.Append(indent).Append(style.Indent).Append(convert ? Reindent(line, style.Indent) : line);
            }

            if (body.Length > 0)
            {
                text.Append('\n');
            }
        }

        text.Append(indent).Append("}\n");
    }

    // A semicolon inside of a string makes it a block, which is right as well.
    private static bool IsOneCall(string line) =>
        line.StartsWith("op.", StringComparison.Ordinal) && line.IndexOf(';', StringComparison.Ordinal) == line.Length - 1;

    private static string Reindent(string line, string indent)
    {
        var levels = 0;
        while (line.AsSpan(levels * 4).StartsWith("    ", StringComparison.Ordinal))
        {
            levels++;
        }

        return Repeat(indent, levels) + line[(levels * 4)..];
    }

    private static void AppendHeader(StringBuilder text, string key, string value)
    {
        if (value.Length > 0)
        {
            text.Append("-- ").Append(key).Append(": ").Append(value).Append('\n');
        }
    }

    private static void AppendLines(StringBuilder text, string lines)
    {
        var trimmed = lines.ReplaceLineEndings("\n").Trim('\n');
        if (trimmed.Length > 0)
        {
            text.Append(trimmed).Append('\n');
        }
    }

    private static string Repeat(string indent, int level) => string.Concat(Enumerable.Repeat(indent, level));

    private static string Finish(StringBuilder text, RevisionFileStyle style)
    {
        var result = text.ToString();
        result = style.FinalNewLine ? result : result.TrimEnd('\n');
        return style.NewLine is "\n" ? result : result.Replace("\n", style.NewLine, StringComparison.Ordinal);
    }
}
