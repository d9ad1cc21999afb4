using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Migrations.Build.Tests.Docs;

/// <summary>The C# in the pages compiles against the engine.</summary>
[TestClass]
public sealed class SnippetTests
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest, DocumentationMode.None);

    /// <summary>What a project has around a snippet: implicit usings, and a provider.</summary>
    private static readonly SyntaxTree Project = CSharpSyntaxTree.ParseText(
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Migrations.Build;

        namespace Migrations.Build
        {
            public static class SqliteProvider
            {
                public static MigrationProvider Instance => throw new NotSupportedException();
            }
        }
        """,
        Options);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var file && !file.StartsWith("Migrations.Build.", StringComparison.Ordinal))
            .Append(typeof(Migration).Assembly.Location)
            .Append(typeof(MigrationServices).Assembly.Location)
            .Append(typeof(EntityFrameworkModel).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static IEnumerable<object[]> Snippets =>
        from page in MarkdownPage.All
        from block in page.Blocks
        where block.Language == "csharp"
        select new object[] { block.Place, block.Text };

    [TestMethod]
    [DynamicData(nameof(Snippets))]
    public void A_snippet_compiles(string place, string text)
    {
        var kind = text.Contains("MigrationEngine(", StringComparison.Ordinal) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        var tree = CSharpSyntaxTree.ParseText(kind == OutputKind.ConsoleApplication ? text : Whole(text), Options);
        var compilation = CSharpCompilation.Create(
            "Snippet", [Project, tree], References, new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));
        var errors =
            from diagnostic in compilation.GetDiagnostics()
            where diagnostic.Severity == DiagnosticSeverity.Error
            select $"{diagnostic.Location.GetLineSpan().StartLinePosition}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";

        Assert.AreEqual("", string.Join("\n", errors), $"{place}\n{tree}");
    }

    /// <summary>Types stand as they are; statements become the body of a revision.</summary>
    private static string Whole(string text)
    {
        var members = CSharpSyntaxTree.ParseText(text, Options).GetCompilationUnitRoot().Members;
        if (members.Count > 0 && !members.Any(member => member is GlobalStatementSyntax or IncompleteMemberSyntax))
        {
            return text;
        }

        return text.Contains("await ", StringComparison.Ordinal)
            ? $$"""
                public sealed class Snippet : AsyncMigration
                {
                    public override async Task UpgradeAsync(AsyncMigrationOperations op, CancellationToken cancellationToken)
                    {
                {{text}}
                    }
                }
                """
            : $$"""
                public sealed class Snippet : Migration
                {
                    public override void Upgrade(MigrationOperations op)
                    {
                {{text}}
                    }
                }
                """;
    }
}
