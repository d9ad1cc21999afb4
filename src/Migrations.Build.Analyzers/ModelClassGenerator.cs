using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Migrations.Build.Analyzers;

/// <summary>
/// Writes down where the classes of a model and their properties are, so that a difference names the property's line, and
/// that trimming keeps them: classes with <c>[Table]</c> and those that a call of <c>MetaData.FromTypes</c> names.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ModelClassGenerator : IIncrementalGenerator
{
    /// <summary>The tracking name of the step that finds classes.</summary>
    public const string ClassesStep = "ModelClasses";

    private const string Table = "System.ComponentModel.DataAnnotations.Schema.TableAttribute";
    private const string AttributeName = "Migrations.Build.ModelClassAttribute";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var tables = context.SyntaxProvider.ForAttributeWithMetadataName(
            Table,
            static (node, _) => node is TypeDeclarationSyntax,
            static (one, cancellationToken) => Read(one.TargetSymbol, one.SemanticModel.Compilation, isTable: true, cancellationToken));
        var named = context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) => node is TypeOfExpressionSyntax { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } }
                && IsFromTypes(call.Expression),
            static (one, cancellationToken) => Read(
                one.SemanticModel.GetTypeInfo(((TypeOfExpressionSyntax)one.Node).Type, cancellationToken).Type,
                one.SemanticModel.Compilation,
                isTable: false,
                cancellationToken));
        var classes = tables.Collect().Combine(named.Collect())
            .SelectMany(static (both, _) => both.Left.Concat(both.Right).OfType<ModelClass>().ToImmutableArray())
            .WithTrackingName(ClassesStep);
        context.RegisterSourceOutput(classes.Collect(), static (output, all) =>
        {
            if (!all.IsEmpty)
            {
                output.AddSource("Migrations.Build.ModelClasses.g.cs", SourceText.From(Source(all), Encoding.UTF8));
            }
        });
    }

    private static bool IsFromTypes(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText is "FromTypes",
        IdentifierNameSyntax name => name.Identifier.ValueText is "FromTypes",
        _ => false,
    };

    private static ModelClass? Read(ISymbol? symbol, Compilation compilation, bool isTable, CancellationToken cancellationToken)
    {
        if (symbol is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } type
            || RevisionClassReader.ReasonNotReachable(type) is not null
            || compilation.GetTypeByMetadataName(AttributeName) is null)
        {
            return null;
        }

        var place = PlaceOf(type, compilation);
        var properties = new List<string>();
        for (var owner = type; owner is not null; owner = owner.BaseType)
        {
            foreach (var property in owner.GetMembers().OfType<IPropertySymbol>())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!property.IsStatic && !property.IsIndexer && property.DeclaredAccessibility == Accessibility.Public)
                {
                    var own = PlaceOf(property, compilation);
                    var line = own.Line.ToString(CultureInfo.InvariantCulture);
                    var nullable = property.Type.NullableAnnotation == NullableAnnotation.NotAnnotated ? "0" : "1";
                    properties.Add($"{property.Name}\t{line}\t{nullable}{(own.File == place.File ? "" : "\t" + own.File)}");
                }
            }
        }

        return new ModelClass(
            type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            isTable,
            place.File,
            place.Line,
            string.Join("\n", properties.GroupBy(line => line.Substring(0, line.IndexOf('\t')), StringComparer.Ordinal).Select(lines => lines.First())));
    }

    /// <summary>The place as caller information would give it: the path that the compiler's path map makes.</summary>
    private static (string File, int Line) PlaceOf(ISymbol symbol, Compilation compilation)
    {
        var location = symbol.Locations.FirstOrDefault(one => one.IsInSource);
        if (location is null)
        {
            return ("", 0);
        }

        var span = location.GetLineSpan();
        var file = compilation.Options.SourceReferenceResolver?.NormalizePath(span.Path, baseFilePath: null) ?? span.Path;
        return (file, span.StartLinePosition.Line + 1);
    }

    private static string Source(ImmutableArray<ModelClass> classes)
    {
        var text = new StringBuilder("// <auto-generated/>\n#nullable enable\n#pragma warning disable\n");
        var distinct = classes
            .GroupBy(one => one.Type, StringComparer.Ordinal)
            .Select(group => group.FirstOrDefault(one => one.IsTable) ?? group.First())
            .OrderBy(one => one.Type, StringComparer.Ordinal);
        foreach (var one in distinct)
        {
            text.Append("[assembly: global::Migrations.Build.ModelClassAttribute(typeof(").Append(one.Type).Append("), ")
                .Append(one.IsTable ? "true" : "false").Append(", ")
                .Append(SymbolDisplay.FormatLiteral(one.File, quote: true)).Append(", ")
                .Append(one.Line.ToString(CultureInfo.InvariantCulture));
            foreach (var property in one.Properties.Split(['\n'], StringSplitOptions.RemoveEmptyEntries))
            {
                text.Append(", ").Append(SymbolDisplay.FormatLiteral(property, quote: true));
            }

            text.Append(")]\n");
        }

        return text.ToString();
    }
}
