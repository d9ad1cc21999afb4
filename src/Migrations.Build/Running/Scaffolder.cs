using Migrations.Build.Autogenerate;
using Migrations.Build.Introspection;
using Migrations.Build.Scripts;

namespace Migrations.Build.Running;

/// <summary>Makes the first revision and the model of a database that is there.</summary>
internal sealed class Scaffolder(MigrationEngineOptions options)
{
    public async Task<Scaffold> ReadAsync(DatabaseSession session, string? space, CancellationToken cancellationToken)
    {
        var whole = WithoutOwnTables(
            await options.Provider.Introspector.ReadWholeAsync(session.Connection, cancellationToken).ConfigureAwait(false));
        var schemas = whole.Schema.Schemas.Select(MigrationOperation (name) => new CreateSchema(name));
        var operations = SchemaComparer
            .Compare(DatabaseSchema.Empty, whole.Schema, options.Provider.Dialect.Rules, new ComparisonOptions())
            .Operations
            .Where(operation => operation is not CreateSchema);
        ValueList<MigrationOperation> ordered =
        [
            .. whole.Preamble is { } preamble ? [new ExecuteSql(preamble)] : Array.Empty<MigrationOperation>(),
            .. ScaffoldOrder.Of(whole, schemas.Concat(operations)),
        ];
        var body = CSharpBody.Of(ordered, CSharpOptions.Default);
        return new Scaffold(session.Description, ordered, body.Text, body.Usings, ModelFiles.Of(whole.Schema, space))
        {
            Verbatim = [.. whole.Objects.Where(one => one is { Sql: not null, IsListed: true }).Select(one => $"{one.Kind} {one.Name}")],
            LeftOut = [.. whole.LeftOut],
        };
    }

    private WholeDatabase WithoutOwnTables(WholeDatabase whole)
    {
        var own = new[] { options.VersionTable, options.LogTable }.OfType<string>().Select(name => new TableName(name, options.VersionTableSchema)).ToHashSet();
        return whole with
        {
            Schema = own.Aggregate(whole.Schema, (rest, name) => rest.Without(name)),
            Objects = [.. whole.Objects.Where(one => !own.Contains(one.Name))],
        };
    }
}
