using System.Globalization;
using System.Text;

namespace Migrations.Build.Scripts;

/// <summary>A schema as C#: a file for each table, and one that puts them together.</summary>
internal sealed class ModelFiles
{
    private readonly CSharpValues _values = new(CSharpOptions.Default);
    private readonly HashSet<string> _names = new(["DatabaseModel"], StringComparer.OrdinalIgnoreCase);
    private readonly string? _space;

    private ModelFiles(string? space) => _space = space;

    /// <summary>Writes the files.</summary>
    /// <param name="schema">The canonical form; its names stand as they are.</param>
    /// <param name="space">The namespace; null: none.</param>
    public static ValueList<ModelFile> Of(DatabaseSchema schema, string? space) => new ModelFiles(space).Files(schema);

    private ValueList<ModelFile> Files(DatabaseSchema schema)
    {
        var elements = new CSharpElements(CSharpOptions.Default, _values);
        var tables = schema.Tables.Values.Select(table => (Class: ClassOf(table.QualifiedName), Text: elements.Table(table))).ToList();
        return
        [
            File("DatabaseModel", Whole(schema, tables.ConvertAll(table => table.Class))),
            .. tables.Select(table => File(table.Class, $"internal static class {table.Class}\n{{\n    public static Table Table {{ get; }} = {Indented(table.Text)};\n}}\n")),
        ];
    }

    private static string Whole(DatabaseSchema schema, IEnumerable<string> classes)
    {
        var text = new StringBuilder("/// <summary>What the schema should be.</summary>\npublic static class DatabaseModel\n{\n");
        text.Append("    public static MetaData MetaData { get; } = new(NamingConvention.None,\n    [\n");
        text.AppendJoin("", classes.Select(name => $"        {name}.Table,\n"));
        text.Append("    ])");
        string[] more =
        [
            .. List("Enums", schema.Enums.Values.Select(CSharpOperations.EnumType)),
            .. List("Sequences", schema.Sequences.Values.Select(CSharpOperations.Sequence)),
        ];
        return text.Append(more.Length == 0 ? "" : $"\n    {{\n{string.Concat(more)}    }}").Append(";\n}\n").ToString();
    }

    private static string[] List(string name, IEnumerable<string> items)
    {
        var lines = string.Concat(items.Select(item => $"            {item},\n"));
        return lines.Length == 0 ? [] : [$"        {name} =\n        [\n{lines}        ],\n"];
    }

    private ModelFile File(string name, string text) =>
        new($"{name}.cs", $"using Migrations.Build;\n\n{(_space is null ? "" : $"namespace {_space};\n\n")}{text}");

    private string ClassOf(TableName table)
    {
        var words = ClassName.Of($"{table.Schema} {table.Name.Replace('_', ' ')} table", "1");
        var name = words;
        for (var number = 2; !_names.Add(name); number++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{words}{number}");
        }

        return name;
    }

    /// <summary>One level deeper; the lines of raw strings are content and stay.</summary>
    private static string Indented(string text) =>
        text.Contains("\"\"\"", StringComparison.Ordinal) ? text : text.Replace("\n", "\n    ", StringComparison.Ordinal);
}
