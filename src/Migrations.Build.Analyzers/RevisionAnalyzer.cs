using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Migrations.Build.Authoring;

namespace Migrations.Build.Analyzers;

/// <summary>Reports errors of the revision history where they are written: at the <c>[Revision]</c> attribute, or in the
/// <c>.sql</c> file.</summary>
/// <remarks>The history is the table that the generator wrote into the same compilation, so both see the same one, and each
/// file's errors can be shown while it is edited.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RevisionAnalyzer : DiagnosticAnalyzer
{
    private const string RegistryAttributeName = "Migrations.Build.RevisionRegistryAttribute";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => RevisionDiagnostics.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName(RevisionClassReader.AttributeName) is not { } attributeType)
        {
            return;
        }

        var compilation = context.Compilation;
        var problems = new Lazy<ILookup<string, RevisionProblem>>(
            () => HistoryCheck.Of(ReadTable(compilation)).ToLookup(problem => Key(problem.Revision), StringComparer.Ordinal),
            LazyThreadSafetyMode.ExecutionAndPublication);
        context.RegisterSymbolAction(symbol => AnalyzeClass(symbol, attributeType, problems), SymbolKind.NamedType);
        context.RegisterAdditionalFileAction(file => AnalyzeFile(file, problems));
    }

    private static IReadOnlyList<RegisteredRevision> ReadTable(Compilation compilation)
    {
        var table = compilation.Assembly.GetAttributes()
            .Where(attribute => string.Equals(
                attribute.AttributeClass?.ToDisplayString(), RegistryAttributeName, StringComparison.Ordinal))
            .Select(attribute => attribute.ConstructorArguments.Length == 1 ? attribute.ConstructorArguments[0].Value as string : null)
            .FirstOrDefault();
        return table is null ? [] : RegistryTable.Parse(table);
    }

    private static string Key(RegisteredRevision revision) =>
        revision.Kind == RevisionKind.Sql ? "/" + revision.Path : revision.Name;

    private static void AnalyzeClass(
        SymbolAnalysisContext context, INamedTypeSymbol attributeType, Lazy<ILookup<string, RevisionProblem>> problems)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var attribute = type.GetAttributes().FirstOrDefault(
            one => SymbolEqualityComparer.Default.Equals(one.AttributeClass, attributeType));
        if (attribute?.ApplicationSyntaxReference is not { } place)
        {
            return;
        }

        var location = Location.Create(place.SyntaxTree, place.Span);
        if (RevisionClassReader.KindOf(type) is null)
        {
            context.ReportDiagnostic(RevisionDiagnostics.Create(
                DiagnosticCodes.RevisionNotMigration,
                location,
                $"The class '{type.Name}' has [Revision] but derives from neither Migration nor AsyncMigration. Derive from one "
                + "of them, or remove the attribute"));
        }
        else if (RevisionClassReader.ReasonNotCreatable(type) is { } reason)
        {
            context.ReportDiagnostic(RevisionDiagnostics.Create(
                DiagnosticCodes.RevisionNotCreatable,
                location,
                $"The revision class '{type.Name}' cannot be created: {reason}"));
        }

        foreach (var problem in problems.Value[RevisionClassReader.MetadataName(type)])
        {
            context.ReportDiagnostic(RevisionDiagnostics.Create(problem.Code, location, problem.Message));
        }
    }

    private static void AnalyzeFile(AdditionalFileAnalysisContext context, Lazy<ILookup<string, RevisionProblem>> problems)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider;
        var file = context.AdditionalFile;
        if (!RegistryOptions.IsSqlRevision(options, file) || file.GetText(context.CancellationToken) is not { } text)
        {
            return;
        }

        var path = ProjectPath.Relative(RegistryOptions.ProjectDirectory(options), file.Path);
        var revision = SqlRevisionFile.Parse(text.ToString(), path);
        foreach (var problem in revision.Problems)
        {
            context.ReportDiagnostic(RevisionDiagnostics.Create(
                DiagnosticCodes.InvalidSqlRevision, LineLocation(file.Path, text, problem.Line), problem.Message.TrimEnd('.')));
        }

        foreach (var problem in problems.Value["/" + path])
        {
            var line = revision.LineOf(problem.Subject switch
            {
                RevisionProblemSubject.DownRevisions => "down",
                RevisionProblemSubject.DependsOn => "depends",
                RevisionProblemSubject.BranchLabels => "labels",
                _ => "revision",
            });
            context.ReportDiagnostic(RevisionDiagnostics.Create(
                problem.Code, LineLocation(file.Path, text, line), problem.Message));
        }
    }

    private static Location LineLocation(string path, SourceText text, int line)
    {
        var place = text.Lines[Math.Min(line, text.Lines.Count) - 1];
        return Location.Create(path, place.Span, text.Lines.GetLinePositionSpan(place.Span));
    }
}
