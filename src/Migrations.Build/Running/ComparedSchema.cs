using Migrations.Build.Autogenerate;
using Migrations.Build.Schema;

namespace Migrations.Build.Running;

/// <summary>The side that the model is compared with.</summary>
/// <param name="Description">What it is, in words.</param>
/// <param name="Schema">What it has.</param>
internal sealed record ComparedSchema(string Description, DatabaseSchema Schema)
{
    /// <summary>Where the schema became uncertain; null: it is certain, or the place is not known.</summary>
    public SourceLocation? UnknownAt { get; init; }

    /// <summary>Asks the server how it spells expressions; null: there is no server.</summary>
    public Func<IReadOnlyList<ExpressionQuestion>, Task<IReadOnlyList<string?>>>? Spell { get; init; }

    /// <summary>Compares it with the model, by the server's own spelling where texts differ.</summary>
    /// <returns>The comparison, and the expressions whose text alone was compared.</returns>
    public async Task<(Comparison Comparison, ValueList<ExpressionQuestion> Unspelled)> CompareAsync(
        DatabaseSchema model, ISchemaRules rules, ComparisonOptions options)
    {
        var comparison = SchemaComparer.Compare(Schema, model, rules, options);
        if (comparison.Questions.Count == 0 || Spell is null)
        {
            return (comparison, comparison.Questions);
        }

        var answers = (await Spell(comparison.Questions).ConfigureAwait(false)).Zip(comparison.Questions).Where(pair => pair.First is not null);
        var spelled = options with { Spellings = answers.ToDictionary(pair => pair.Second, pair => pair.First!) };
        comparison = SchemaComparer.Compare(Schema, model, rules, spelled);
        return (comparison, [.. comparison.Questions.Where(question => !spelled.Spellings.ContainsKey(question))]);
    }
}
