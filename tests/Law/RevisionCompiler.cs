using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Migrations.Build.Operations;

namespace Migrations.Build.Law;

/// <summary>Compiles the bodies of many revisions together, and records what they do.</summary>
internal sealed partial class RevisionCompiler
{
    private static readonly string[] Namespaces = ["System", "System.Collections.Generic", "System.Linq", "Migrations.Build"];

    private readonly Assembly _assembly;

    private RevisionCompiler(Assembly assembly) => _assembly = assembly;

    /// <summary>Compiles bodies; each is found by its number afterwards.</summary>
    public static RevisionCompiler Of(IReadOnlyList<string> bodies)
    {
        var usings = string.Concat(Namespaces.Select(space => $"using {space};\n"));
        var options = new CSharpParseOptions(LanguageVersion.CSharp14);
        var trees = bodies.Select((body, number) =>
            CSharpSyntaxTree.ParseText($"{usings}namespace Bookstore.Migrations;\npublic static class Body{number}\n{{\npublic static void Record(MigrationOperations op)\n{{\n{body}}}\n}}\n", options, $"Body{number}.cs", Encoding.UTF8));
        var references =
            from path in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            select MetadataReference.CreateFromFile(path);
        var compilation = CSharpCompilation.Create(
            "Bodies", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        var problems = result.Diagnostics.Where(one => one.Severity >= DiagnosticSeverity.Warning).Take(5).ToList();
        if (problems.Count > 0)
        {
            throw new InvalidOperationException(string.Join('\n', problems.Select(one => $"{one}\n{one.Location.SourceTree}")));
        }

        image.Position = 0;
        return new RevisionCompiler(new AssemblyLoadContext("Bodies").LoadFromStream(image));
    }

    /// <summary>The operations that a body records.</summary>
    public IReadOnlyList<MigrationOperation> Record(int number, ISchemaRules rules, NamingConvention convention)
    {
        var op = new MigrationOperations(new RecordingContext("Test", rules, new Lazy<NamingConvention>(convention)));
        _assembly.GetType($"Bookstore.Migrations.Body{number}")!.GetMethod("Record")!.Invoke(null, [op]);
        return op.Take();
    }

    /// <summary>The first operation that C# does not record as it was; null: all are equal.</summary>
    public static string? Difference(IReadOnlyCollection<MigrationOperation> written, IReadOnlyCollection<MigrationOperation> recorded)
    {
        var pair = Normal(written).Zip(Normal(recorded)).FirstOrDefault(pair => !pair.First.Equals(pair.Second));
        return pair.First is null && written.Count == recorded.Count ? null : $"written {written.Count}, recorded {recorded.Count}:\n{pair.First}\n{pair.Second}";
    }

    /// <summary>Operations whose tables list their constraints in one order: which a column says in short makes no difference.</summary>
    private static IReadOnlyList<MigrationOperation> Normal(IEnumerable<MigrationOperation> operations) => [.. operations.Select(operation => operation switch
    {
        CreateTable create => create with { Table = Normal(create.Table) },
        BatchAlterTable { CopyFrom: { } table } batch => batch with { CopyFrom = Normal(table) },
        _ => operation,
    })];

    /// <summary>Nor what SQLite's DDL says beyond the vocabulary, nor the name of an AUTOINCREMENT key, which is not written.</summary>
    private static Table Normal(Table table) => table with
    {
        Elements = [.. table.Columns.Select(one => one with { Clauses = null }), .. table.Constraints
            .Select(one => one with { Clauses = null, Name = one is PrimaryKeyConstraint && table.Sqlite is { AutoIncrement: true, NamedKey: false } ? null : one.Name })
            .OrderBy(one => Place().Replace($"{one}", ""), StringComparer.Ordinal), .. table.Indexes],
    };

    [GeneratedRegex("Location = [^,]*,")]
    private static partial Regex Place();
}
