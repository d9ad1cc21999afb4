extern alias analyzers;

using System.Collections.Immutable;
using System.Globalization;
using analyzers::Migrations.Build.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Migrations.Build.Authoring;

namespace Migrations.Build.Analyzers.Tests;

/// <summary>A user's project in memory: its sources go through the compiler, the generator and the analyzer.</summary>
internal sealed class RevisionProject
{
    /// <summary>The directory in which the files seem to lie.</summary>
    public const string Directory = "/home/user/Bookstore";

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
                || Path.GetFileName(path) is "Migrations.Build.dll" or "netstandard.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    private readonly ImmutableArray<AdditionalText> _files;
    private readonly ProjectOptions _options;

    private RevisionProject(Compilation compilation, ImmutableArray<AdditionalText> files, ProjectOptions options)
    {
        _files = files;
        _options = options;
        Driver = CSharpGeneratorDriver
            .Create(
                [new RevisionRegistryGenerator().AsSourceGenerator(), new ModelRegistryGenerator().AsSourceGenerator(), new EnvironmentRegistryGenerator().AsSourceGenerator(), new ModelClassGenerator().AsSourceGenerator()],
                files,
                ParseOptions,
                options,
                new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true))
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        Source = compilation;
        Output = output;
        GeneratorDiagnostics = diagnostics;
    }

    /// <summary>The driver after its first run.</summary>
    public GeneratorDriver Driver { get; }

    /// <summary>The project without what the generator adds.</summary>
    public Compilation Source { get; }

    /// <summary>The project with what the generator added.</summary>
    public Compilation Output { get; }

    /// <summary>What the driver reported; nothing is expected.</summary>
    public ImmutableArray<Diagnostic> GeneratorDiagnostics { get; }

    /// <summary>The generated text; null when there is none.</summary>
    public string? Generated => Driver.GetRunResult().GeneratedTrees.SingleOrDefault()?.ToString();

    /// <summary>A project of files, by their paths in it. The <c>.sql</c> files are revisions.</summary>
    public static RevisionProject Of(params (string Path, string Text)[] files) => Of(Directory + "/", files);

    /// <summary>A project of which the build tells the given directory (null: it tells none).</summary>
    public static RevisionProject Of(string? projectDirectory, params (string Path, string Text)[] files)
    {
        var trees = files.Where(file => !IsSql(file.Path)).Select(file =>
            CSharpSyntaxTree.ParseText(SourceText.From(file.Text, System.Text.Encoding.UTF8), ParseOptions, FullPath(file.Path)));
        var compilation = CSharpCompilation.Create(
            "Bookstore",
            trees,
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                deterministic: true,
                nullableContextOptions: NullableContextOptions.Enable,
                generalDiagnosticOption: ReportDiagnostic.Error,
                specificDiagnosticOptions:
                [
                    new("CS1701", ReportDiagnostic.Suppress),
                    new("CS1702", ReportDiagnostic.Suppress),
                ]));
        return new RevisionProject(
            compilation,
            [.. files.Where(file => IsSql(file.Path)).Select(file => new ProjectFile(FullPath(file.Path), file.Text))],
            new ProjectOptions(projectDirectory));
    }

    /// <summary>What the compiler says: <c>file(line): code</c>, in the order of files and lines.</summary>
    public IReadOnlyList<string> CompilerErrors() => Places(Output.GetDiagnostics());

    /// <summary>What the analyzer reports.</summary>
    public IReadOnlyList<Diagnostic> AnalyzerDiagnostics()
    {
        var analysis = Output.WithAnalyzers(
            [new RevisionAnalyzer()], new AnalyzerOptions(_files, _options));
        return analysis.GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    /// <summary>What the analyzer reports: <c>file(line): code</c>, in the order of files and lines.</summary>
    public IReadOnlyList<string> Errors() => Places(AnalyzerDiagnostics());

    /// <summary>The project's assembly.</summary>
    public byte[] Emit()
    {
        using var stream = new MemoryStream();
        var resources = _files.Select(file => new ResourceDescription(
            "Migrations.Build/" + Path.GetRelativePath(Directory, file.Path),
            () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(file.GetText()!.ToString())),
            isPublic: true));
        var result = Output.Emit(stream, manifestResources: resources);
        Assert.IsTrue(result.Success, string.Join('\n', result.Diagnostics));
        return stream.ToArray();
    }

    /// <summary>The registry as it is read from the project's assembly on disk.</summary>
    public IReadOnlyList<RegisteredRevision> Rows()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".dll");
        File.WriteAllBytes(path, Emit());
        var rows = RevisionRegistry.ReadMetadata(path);

        // Also shows that the reader left the file alone.
        File.Delete(path);
        return rows;
    }

    private static string FullPath(string path) => path.StartsWith('/') ? path : Directory + "/" + path;

    private static bool IsSql(string path) => path.EndsWith(".sql", StringComparison.Ordinal);

    private static string[] Places(IEnumerable<Diagnostic> diagnostics) =>
    [
        .. diagnostics
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Select(diagnostic => (Span: diagnostic.Location.GetLineSpan(), diagnostic.Id))
            .OrderBy(place => place.Span.Path, StringComparer.Ordinal)
            .ThenBy(place => place.Span.StartLinePosition.Line)
            .ThenBy(place => place.Id, StringComparer.Ordinal)
            .Select(place => string.Create(
                CultureInfo.InvariantCulture,
                $"{Path.GetFileName(place.Span.Path)}({place.Span.StartLinePosition.Line + 1}): {place.Id}")),
    ];

    private sealed class ProjectFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) =>
            SourceText.From(text, System.Text.Encoding.UTF8);
    }

    private sealed class ProjectOptions(string? projectDirectory) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(
            projectDirectory is null ? [] : new() { ["build_property.projectdir"] = projectDirectory });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options([]);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            new Options(new() { ["build_metadata.additionalfiles.migraterevision"] = "true" });
    }

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) =>
            values.TryGetValue(key.ToLowerInvariant(), out value);
    }
}
