using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Migrations.Build.Law;

/// <summary>Compiles what a scaffold wrote: the revision and the model.</summary>
internal sealed class ScaffoldCompiler
{
    private readonly Assembly _assembly;

    private ScaffoldCompiler(Assembly assembly) => _assembly = assembly;

    public MetaData Model => (MetaData)_assembly.GetType("Legacy.Model.DatabaseModel")!.GetProperty("MetaData")!.GetValue(obj: null)!;

    public void Upgrade(MigrationOperations op) => _assembly.GetType("Legacy.Migrations.First")!.GetMethod("Upgrade")!.Invoke(obj: null, [op]);

    public static ScaffoldCompiler Of(Scaffold scaffold)
    {
        var usings = string.Concat(scaffold.Usings.Append("Migrations.Build").Select(space => $"using {space};\n"));
        var revision = $"{usings}namespace Legacy.Migrations;\npublic static class First\n{{\npublic static void Upgrade(MigrationOperations op)\n{{\n{scaffold.Upgrade}}}\n}}\n";
        var trees = scaffold.Model.Select(file => (file.Name, file.Text)).Append(("First.cs", revision))
            .Select(file => CSharpSyntaxTree.ParseText(file.Item2, new CSharpParseOptions(LanguageVersion.CSharp14), file.Item1, Encoding.UTF8));
        var references =
            from path in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            select MetadataReference.CreateFromFile(path);
        var compilation = CSharpCompilation.Create(
            "Legacy", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var problems = compilation.Emit(image).Diagnostics.Where(one => one.Severity >= DiagnosticSeverity.Warning).Take(5).ToList();
        if (problems.Count > 0)
        {
            throw new InvalidOperationException(string.Join('\n', problems.Select(one => $"{one}\n{one.Location.SourceTree}")));
        }

        image.Position = 0;
        return new ScaffoldCompiler(new AssemblyLoadContext("Legacy").LoadFromStream(image));
    }
}
