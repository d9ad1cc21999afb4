using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Migrations.Build.Authoring;

namespace Migrations.Build.Analyzers;

/// <summary>
/// Writes the revisions of a project, classes and <c>.sql</c> files, into one table of its assembly. A project without
/// revisions gets nothing.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class RevisionRegistryGenerator : IIncrementalGenerator
{
    /// <summary>The tracking name of the step that reads classes.</summary>
    public const string ClassesStep = "RevisionClasses";

    /// <summary>The tracking name of the step that reads <c>.sql</c> files.</summary>
    public const string SqlStep = "SqlRevisions";

    /// <summary>The tracking name of the step that makes the C# text.</summary>
    public const string SourceStep = "RegistrySource";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var projectDirectory = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => RegistryOptions.ProjectDirectory(options));

        var classes = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                RevisionClassReader.AttributeName,
                static (node, _) => node is ClassDeclarationSyntax or RecordDeclarationSyntax,
                static (one, cancellationToken) => RevisionClassReader.Read(one, cancellationToken))
            .Where(static one => one is not null)
            .WithTrackingName(ClassesStep);

        var files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Where(static pair => RegistryOptions.IsSqlRevision(pair.Right, pair.Left))
            .Select(static (pair, cancellationToken) =>
                ReadSql(pair.Left, pair.Right, cancellationToken))
            .Where(static row => row is not null)
            .WithTrackingName(SqlStep);

        var source = classes.Collect()
            .Combine(files.Collect())
            .Combine(projectDirectory)
            .Select(static (all, _) => Source(all.Left.Left, all.Left.Right, all.Right))
            .WithTrackingName(SourceStep);

        context.RegisterSourceOutput(source, static (output, text) =>
        {
            if (text is not null)
            {
                output.AddSource("Migrations.Build.RevisionRegistry.g.cs", SourceText.From(text, Encoding.UTF8));
            }
        });
    }

    private static RevisionRow? ReadSql(AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken cancellationToken)
    {
        if (file.GetText(cancellationToken)?.ToString() is not { } text)
        {
            return null;
        }

        var path = ProjectPath.Relative(RegistryOptions.ProjectDirectory(options), file.Path);
        var revision = SqlRevisionFile.Parse(text, path);
        return revision.Id.Length == 0 ? null : new RevisionRow(
            revision.Id,
            RegistryTable.Line(new RegisteredRevision
            {
                Kind = RevisionKind.Sql,
                Id = revision.Id,
                Message = revision.Message,
                DownRevisions = revision.DownRevisions,
                DependsOn = revision.DependsOn,
                BranchLabels = revision.BranchLabels,
                CreateDate = revision.CreateDate,
                Path = path,
                Line = revision.Line,
                TextHash = TextHash.Of(text),
                Name = RegistryOptions.ResourceName(options, file, path),
                Documentation = revision.Documentation,
            }),
            Type: "");
    }

    private static string? Source(
        ImmutableArray<RevisionClass?> classes, ImmutableArray<RevisionRow?> files, string projectDirectory)
    {
        if (classes.IsEmpty && files.IsEmpty)
        {
            return null;
        }

        var rows = new List<RevisionRow>(classes.Length + files.Length);
        foreach (var one in classes)
        {
            var row = RegistryTable.ParseLine(one!.Row);
            var path = ProjectPath.Relative(projectDirectory, one.FilePath);
            rows.Add(new RevisionRow(row.Id, RegistryTable.Line(row with { Path = path }), one.Type));
        }

        rows.AddRange(files!);
        rows.Sort(static (first, second) =>
        {
            var byId = string.CompareOrdinal(first.Id, second.Id);
            return byId != 0 ? byId : string.CompareOrdinal(first.Line, second.Line);
        });
        return RegistrySource.Of(rows);
    }
}
