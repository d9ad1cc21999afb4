using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Migrations.Build.Authoring;

namespace Migrations.Build.Analyzers;

/// <summary>Reads classes with <c>[Revision]</c>.</summary>
internal static class RevisionClassReader
{
    /// <summary>The full name of the attribute.</summary>
    public const string AttributeName = "Migrations.Build.RevisionAttribute";

    private const string MigrationName = "Migrations.Build.Migration";
    private const string AsyncMigrationName = "Migrations.Build.AsyncMigration";

    private static readonly SymbolDisplayFormat FullName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    // Every edit makes a new compilation, and with it all classes are read again; the texts of the files that were not
    // edited stay the same objects.
    private static readonly ConditionalWeakTable<SyntaxTree, string> Hashes = new();

    /// <summary>Reads a class; null when the attribute is not complete yet.</summary>
    public static RevisionClass? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var attribute = context.Attributes[0];
        if (context.TargetSymbol is not INamedTypeSymbol type
            || attribute.ApplicationSyntaxReference is not { } place
            || TextArgument(attribute, 0) is not { } id
            || TextArgument(attribute, 1) is not { } message)
        {
            return null;
        }

        var tree = place.SyntaxTree;
        var kind = KindOf(type);
        var documentation = DocumentationOf(context.TargetNode);
        var row = RegistryTable.Line(new RegisteredRevision
        {
            Kind = kind ?? RevisionKind.Migration,
            Id = id,
            Message = message,
            DownRevisions = Parents(attribute),
            DependsOn = Texts(attribute, "DependsOn"),
            BranchLabels = Texts(attribute, "BranchLabels"),
            CreateDate = Texts(attribute, "CreateDate").FirstOrDefault() ?? "",
            Line = tree.GetLineSpan(place.Span, cancellationToken).StartLinePosition.Line + 1,
            TextHash = HashOf(tree, cancellationToken),
            Name = MetadataName(type),
            Documentation = string.Equals(documentation, message, StringComparison.Ordinal) ? "" : documentation,
        });
        var isUsable = kind is not null && ReasonNotCreatable(type) is null;
        return new RevisionClass(
            tree.FilePath, row, isUsable ? type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) : "");
    }

    /// <summary>What the class is; null when it is no migration.</summary>
    public static RevisionKind? KindOf(INamedTypeSymbol type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            switch (ancestor.Name)
            {
                case "Migration" when ancestor.ToDisplayString(FullName) is MigrationName:
                    return RevisionKind.Migration;
                case "AsyncMigration" when ancestor.ToDisplayString(FullName) is AsyncMigrationName:
                    return RevisionKind.AsyncMigration;
                default:
                    break;
            }
        }

        return null;
    }

    /// <summary>Why the registry cannot create the class, as the end of a sentence, with what to do; null when it can.</summary>
    public static string? ReasonNotCreatable(INamedTypeSymbol type)
    {
        if (type.IsStatic)
        {
            return "it is static. Remove the modifier";
        }

        if (type.IsAbstract)
        {
            return "it is abstract. Move [Revision] to a class that derives from it";
        }

        if (ReasonNotReachable(type) is { } reason)
        {
            return reason;
        }

        var constructor = type.InstanceConstructors.FirstOrDefault(one => one.Parameters.IsEmpty);
        if (constructor?.DeclaredAccessibility
            is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal))
        {
            return "it has no public or internal constructor without parameters. Add one";
        }

        return HasRequiredMembers(type) && !SetsRequiredMembers(constructor)
            ? "it has required members, which nobody would set. Remove 'required'"
            : null;
    }

    /// <summary>Why the rest of the project cannot name the class, as the end of a sentence, with what to do; null when it
    /// can.</summary>
    public static string? ReasonNotReachable(INamedTypeSymbol type)
    {
        for (var outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.TypeParameters.Length > 0)
            {
                return "it is generic, or lies in a generic class. Use a class that is not";
            }

            if (outer.IsFileLocal || outer.DeclaredAccessibility
                is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal))
            {
                return $"'{outer.Name}' cannot be reached from outside. Make it internal or public";
            }
        }

        return null;
    }

    /// <summary>The full name of a class as reflection spells it.</summary>
    public static string MetadataName(INamedTypeSymbol type)
    {
        var name = type.MetadataName;
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            name = outer.MetadataName + "+" + name;
        }

        return type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString(FullName) + "." + name : name;
    }

    private static bool HasRequiredMembers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? one = type; one is not null; one = one.BaseType)
        {
            if (one.GetMembers().Any(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }))
            {
                return true;
            }
        }

        return false;
    }

    private static bool SetsRequiredMembers(IMethodSymbol constructor) => constructor.GetAttributes().Any(attribute =>
        string.Equals(attribute.AttributeClass?.Name, "SetsRequiredMembersAttribute", StringComparison.Ordinal));

    private static string HashOf(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (!Hashes.TryGetValue(tree, out var hash))
        {
            hash = TextHash.Of(tree.GetText(cancellationToken).ToString());
            Hashes.GetValue(tree, _ => hash);
        }

        return hash;
    }

    // A null that was forced on the attribute reads as empty: a revision must not drop out of the table unseen.
    private static string? TextArgument(AttributeData attribute, int index) =>
        index < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[index] is { Kind: not TypedConstantKind.Error } value
            ? value.Value as string ?? ""
            : null;

    private static List<string> Parents(AttributeData attribute)
    {
        var parents = Texts(attribute, "DownRevision");
        foreach (var parent in Texts(attribute, "DownRevisions"))
        {
            if (!parents.Contains(parent, StringComparer.Ordinal))
            {
                parents.Add(parent);
            }
        }

        return parents;
    }

    private static List<string> Texts(AttributeData attribute, string name)
    {
        var texts = new List<string>();
        foreach (var argument in attribute.NamedArguments)
        {
            if (!string.Equals(argument.Key, name, StringComparison.Ordinal))
            {
                continue;
            }

            var values = argument.Value.Kind == TypedConstantKind.Array
                ? (argument.Value.IsNull ? ImmutableArray<TypedConstant>.Empty : argument.Value.Values)
                : ImmutableArray.Create(argument.Value);
            foreach (var value in values)
            {
                if (value.Value is string { Length: > 0 } text)
                {
                    texts.Add(text);
                }
            }
        }

        return texts;
    }

    // As text: without a documentation file the compiler does not parse these comments as XML.
    private static string DocumentationOf(SyntaxNode node)
    {
        if (node is not TypeDeclarationSyntax type || !type.HasLeadingTrivia)
        {
            return "";
        }

        var xml = new StringBuilder();
        foreach (var line in type.GetLeadingTrivia().ToFullString().Split('\n'))
        {
            var comment = line.Trim();
            if (comment.StartsWith("///", StringComparison.Ordinal))
            {
                xml.Append(comment, 3, comment.Length - 3).Append('\n');
            }
        }

        if (xml.Length == 0)
        {
            return "";
        }

        try
        {
            var root = XElement.Parse("<doc>" + xml + "</doc>");
            var parts = root.Elements()
                .Where(element => element.Name.LocalName is "summary" or "remarks")
                .Select(element => TrimLines(element.Value));
            return string.Join("\n\n", parts.Where(part => part.Length > 0));
        }
        catch (XmlException)
        {
            // The compiler itself warns about malformed comments; the message stands for the documentation.
            return "";
        }
    }

    private static string TrimLines(string text) =>
        string.Join("\n", text.Split('\n').Select(line => line.Trim())).Trim();
}
