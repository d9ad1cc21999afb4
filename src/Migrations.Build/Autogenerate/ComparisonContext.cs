using Migrations.Build.Schema;

namespace Migrations.Build.Autogenerate;

/// <summary>The two sides of a comparison, and what is found out on the way.</summary>
internal sealed class ComparisonContext(DatabaseSchema database, DatabaseSchema model, ISchemaRules rules, ComparisonOptions options)
{
    private readonly SortedDictionary<string, ExpressionQuestion> _questions = new(StringComparer.Ordinal);

    public DatabaseSchema Database => database;

    public DatabaseSchema Model => model;

    public ISchemaRules Rules => rules;

    public ComparisonOptions Options => options;

    public ValueList<ExpressionQuestion> Questions => [.. _questions.Values];

    public bool Has(SchemaFeatures feature) => rules.Features.HasFlag(feature);

    public bool SameName(string? left, string? right) =>
        string.Equals(left, right, rules.IgnoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    /// <summary>Whether an expression of the catalogue means what the model's text means. What cannot be told becomes a question.</summary>
    public bool SameExpression(string? catalogue, ExpressionQuestion? wanted)
    {
        if (catalogue is null || wanted is null)
        {
            return catalogue is null && wanted is null;
        }

        if (catalogue == wanted.Text || Form(catalogue, wanted) == Form(wanted.Text, wanted))
        {
            return true;
        }

        if (options.Spellings.TryGetValue(wanted, out var spelled))
        {
            return spelled == catalogue || Form(spelled, wanted) == Form(catalogue, wanted);
        }

        _questions[$"{wanted}"] = wanted;
        return false;
    }

    private string Form(string text, ExpressionQuestion wanted) => wanted.Place == ExpressionPlace.Default
        ? ExpressionText.OfDefault(text, rules.IgnoresCase)
        : ExpressionText.Of(text, wanted.Table.Name, rules.IgnoresCase);
}
