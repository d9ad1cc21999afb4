using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Migrations.Build.Tests;

/// <summary>The house of docs/architecture.md: which folder of the engine may use which.</summary>
[TestClass]
public sealed class LayeringTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Diagnostics"] = [],
        ["Schema"] = ["Diagnostics"],
        ["Classes"] = ["Diagnostics", "Schema"],
        ["Operations"] = ["Diagnostics", "Schema"],
        ["Revisions"] = ["Diagnostics"],
        ["Autogenerate"] = ["Diagnostics", "Schema", "Operations"],
        ["Sql"] = ["Diagnostics", "Schema", "Operations"],
        ["Introspection"] = ["Diagnostics", "Schema"],
        ["Authoring"] = ["Diagnostics", "Schema", "Operations", "Revisions"],
        ["Scripts"] = ["Diagnostics", "Schema", "Operations", "Revisions"],
        ["Running"] = ["Diagnostics", "Schema", "Operations", "Revisions", "Autogenerate", "Sql", "Introspection", "Authoring", "Scripts", ""],
        [""] = ["Diagnostics", "Schema", "Operations", "Revisions", "Autogenerate", "Sql", "Introspection", "Authoring", "Scripts", "Running"],
    };

    private static readonly string Engine = Path.Combine(Repository.Root, "src", "Migrations.Build");

    [TestMethod]
    public void A_folder_of_the_engine_uses_only_what_stands_before_it()
    {
        var compilation = Compile();
        var breaches = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            var folder = FolderOf(tree.FilePath);
            var model = compilation.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot().DescendantNodes(node => !node.IsKind(SyntaxKind.UsingDirective)).OfType<SimpleNameSyntax>())
            {
                if (TypeOf(model.GetSymbolInfo(name).Symbol) is { } type
                    && Declaration(type) is { } declared
                    && FolderOf(declared.SyntaxTree.FilePath) is var used
                    && used != folder
                    && !Allowed[folder].Contains(used))
                {
                    breaches.Add($"{Path.GetRelativePath(Engine, tree.FilePath)} uses {type.Name} of {used}/");
                }
            }
        }

        Assert.IsEmpty(breaches, string.Join('\n', breaches));
    }

    /// <summary>A type in several parts belongs where the part of its own name is.</summary>
    private static SyntaxReference? Declaration(ITypeSymbol type) =>
        type.DeclaringSyntaxReferences.FirstOrDefault(part => Path.GetFileNameWithoutExtension(part.SyntaxTree.FilePath) == type.Name)
        ?? type.DeclaringSyntaxReferences.FirstOrDefault();

    [TestMethod]
    public void Internal_types_live_in_the_namespace_of_their_folder_and_public_ones_in_the_one_namespace()
    {
        var compilation = Compile();
        var breaches =
            from tree in compilation.SyntaxTrees
            let model = compilation.GetSemanticModel(tree)
            from declaration in tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
            let type = model.GetDeclaredSymbol(declaration)!
            where type.ContainingType is null
            let folder = FolderOf(tree.FilePath)
            let expected = type.DeclaredAccessibility == Accessibility.Public || folder.Length == 0
                ? "Migrations.Build"
                : $"Migrations.Build.{folder}"
            where type.ContainingNamespace.ToDisplayString() != expected
            select $"{Path.GetRelativePath(Engine, tree.FilePath)}: {type.Name} is in {type.ContainingNamespace}, not in {expected}";

        Assert.IsEmpty(breaches.ToList(), string.Join('\n', breaches));
    }

    private static CSharpCompilation Compile()
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.None);
        var usings = CSharpSyntaxTree.ParseText(
            "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;",
            options,
            Path.Combine(Engine, "usings.cs"));
        var trees =
            from file in Directory.EnumerateFiles(Engine, "*.cs", SearchOption.AllDirectories)
            select CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file);
        var references =
            from path in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            where !Path.GetFileName(path).StartsWith("Migrations.Build", StringComparison.Ordinal)
            select MetadataReference.CreateFromFile(path);
        return CSharpCompilation.Create("Migrations.Build", [usings, .. trees], references);
    }

    private static string FolderOf(string file)
    {
        var relative = Path.GetRelativePath(Engine, file);
        var end = relative.IndexOf(Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return end < 0 ? "" : relative[..end];
    }

    private static INamedTypeSymbol? TypeOf(ISymbol? symbol) => symbol switch
    {
        INamedTypeSymbol type => type.OriginalDefinition,
        null => null,
        _ => symbol.ContainingType?.OriginalDefinition,
    };
}
