using Migrations.Build.Authoring;
using Migrations.Build.Autogenerate;
using Migrations.Build.Introspection;
using Migrations.Build.Schema;

namespace Migrations.Build.Running;

/// <summary>Compares the model with a database, a throwaway database or a replay of the revisions.</summary>
internal sealed class ModelComparison
{
    private readonly MigrationEngineOptions _options;
    private readonly RevisionCatalog _catalog;
    private readonly ISchemaRules _rules;
    private readonly DatabaseSchema _model;

    public ModelComparison(MigrationEngineOptions options, RevisionCatalog catalog)
    {
        _options = options;
        _catalog = catalog;
        _rules = options.Provider.Dialect.Rules;
        Target = TargetModel.Find(options.Model, options.Revisions, options.TargetMetaData, type => Read(options, type)) ?? throw new MigrationException(
            DiagnosticCodes.ModelNotFound,
            $"{options.Revisions.GetName().Name} has no model to compare with: it has no public static property of type MetaData. Write one, or name it, or a DbContext, with MigrateTargetMetaData.");
        _model = Target.Resolve(_rules);
    }

    /// <summary>The model.</summary>
    public TargetModel Target { get; }

    /// <summary>Compares.</summary>
    /// <exception cref="DatabaseNotAtHeadException">The database has not all revisions, so that a comparison would repeat them.</exception>
    /// <exception cref="MigrationException">The database cannot be reached, or a revision cannot be run or replayed.</exception>
    public async Task<ModelDifference> CompareAsync(CompareTo to, CancellationToken cancellationToken)
    {
        switch (to)
        {
            case CompareTo.Revisions:
                return await WithAsync(Replayed(), cancellationToken).ConfigureAwait(false);
            case CompareTo.Scratch:
                var scratch = await _options.Provider.CreateScratchAsync(Request(_options.ConnectionString), cancellationToken).ConfigureAwait(false);
                await using (scratch.ConfigureAwait(false))
                {
                    var empty = await _options.Provider.OpenAsync(Request(scratch.ConnectionString) with { MayCreate = true }, cancellationToken).ConfigureAwait(false);
                    await using (empty.ConfigureAwait(false))
                    {
                        return await empty.AskAsync(WithUpgradedAsync, cancellationToken).ConfigureAwait(false);
                    }
                }

            default:
                return await WithDatabaseAsync(cancellationToken).ConfigureAwait(false);
        }

        async Task<ModelDifference> WithUpgradedAsync(DatabaseSession empty)
        {
            await UpgradeAsync(empty, cancellationToken).ConfigureAwait(false);
            return await WithAsync(await ReadAsync(empty, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ModelDifference> WithDatabaseAsync(CancellationToken cancellationToken)
    {
        DatabaseSession session;
        try
        {
            session = await _options.Provider.OpenAsync(Request(_options.ConnectionString), cancellationToken).ConfigureAwait(false);
        }
        catch (MigrationException exception) when (exception.Code == DiagnosticCodes.DatabaseNotFound && _catalog.Graph.Heads.Count == 0)
        {
            // The first revision is made before there is a database: all that the model says is missing.
            return await WithAsync(new ComparedSchema("a database that is not there yet", DatabaseSchema.Empty), cancellationToken).ConfigureAwait(false);
        }

        await using (session.ConfigureAwait(false))
        {
            return await session.AskAsync(WithOpenedAsync, cancellationToken).ConfigureAwait(false);
        }

        async Task<ModelDifference> WithOpenedAsync(DatabaseSession opened)
        {
            _options.Events?.Report(new DatabaseOpened(opened.Description));
            var table = new TableName(_options.VersionTable, _options.VersionTableSchema);
            _catalog.Graph.RequireAtHead(await opened.ReadVersionsAsync(table, cancellationToken).ConfigureAwait(false) ?? []);
            return await WithAsync(await ReadAsync(opened, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
    }

    private SessionRequest Request(string connectionString) => new(connectionString, _options.Directory, _options.CommandTimeout) { Environment = _options.Environment };

    private async Task UpgradeAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        var quiet = _options with { Events = null, LogTable = null };
        var request = new RunRequest(RevisionTarget.Heads, (rows, target) => _catalog.Graph.PlanUpgrade(rows, target));
        await new Runner(quiet, _catalog, session).RunAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private ComparedSchema Replayed()
    {
        var recorder = StepRecorder.For(_options, _catalog);
        var replayed = new Replay(_catalog, recorder).SchemaAt([.. _catalog.Graph.Heads.Select(revision => revision.Id)]);
        return new ComparedSchema("the revisions", replayed.Schema) { UnknownAt = recorder.Sources.Resolve(replayed.UnknownAt) };
    }

    /// <summary>Only the schemas that the model names, and those asked for, without the tool's own tables.</summary>
    private async Task<ComparedSchema> ReadAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        var named = _model.Tables.Keys.Concat(_model.Enums.Keys).Concat(_model.Sequences.Keys).Select(name => name.Schema);
        List<string?> schemas = [.. named.Concat(_options.IncludeSchemas).Distinct(StringComparer.Ordinal)];
        var scope = new IntrospectionScope { Schemas = schemas.Count == 0 ? [null] : schemas };
        var introspector = _options.Provider.Introspector;
        var schema = await introspector.ReadAsync(session.Connection, scope, cancellationToken).ConfigureAwait(false);
        return new ComparedSchema(session.Description, schema)
        {
            Spell = questions => introspector.SpellAsync(session.Connection, _model, questions, cancellationToken),
        };
    }

    private async Task<ModelDifference> WithAsync(ComparedSchema other, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var database = OtherTools.Without(WithoutOwnTables(other.Schema), _model);
        var model = WithoutOwnTables(_model);
        var (comparison, unspelled) = await (other with { Schema = database }).CompareAsync(model, _rules, Options()).ConfigureAwait(false);
        return new ModelDifference(other.Description, database, model, comparison)
        {
            Warnings = [.. Warnings(other, unspelled)],
        };
    }

    private IEnumerable<MigrationWarning> Warnings(ComparedSchema compared, ValueList<ExpressionQuestion> unspelled)
    {
        if (compared.Schema.UnknownSince is { } since)
        {
            yield return new MigrationWarning(
                DiagnosticCodes.ReplayIncomplete,
                $"The revisions were replayed without a database, and what this does to tables is not known: {since}. Compare with a throwaway database instead: -p:MigrateCompareTo=Scratch",
                compared.UnknownAt);
        }

        foreach (var question in unspelled.Where(_ => compared.Schema.UnknownSince is null && _options.Provider.Dialect.Rules.Features.HasFlag(SchemaFeatures.EnumTypes)))
        {
            yield return new MigrationWarning(
                DiagnosticCodes.ExpressionNotSpelled,
                $"The server was not asked how it spells this expression of table {question.Table}, so that its text alone was compared: {question.Text}",
                _model.Find(question.Table)?.Location);
        }
    }

    private static MetaData? Read(MigrationEngineOptions options, Type type) =>
        options.ModelSources.Select(source => source.Read(type, options.Provider.Name)).FirstOrDefault(model => model is not null);

    private ComparisonOptions Options()
    {
        var options = new ComparisonOptions { Types = _options.CompareType, Defaults = _options.CompareServerDefault, Seeds = Target.Seeds };
        return _options.Environment is not { } environment
            ? options
            : options with
            {
                IncludeName = environment.IncludeName,
                IncludeObject = environment.IncludeObject,
                TypesDiffer = environment.CompareType,
                DefaultsDiffer = environment.CompareServerDefault,
            };
    }

    private DatabaseSchema WithoutOwnTables(DatabaseSchema schema)
    {
        var own = new[] { _options.VersionTable, _options.LogTable }.OfType<string>();
        return own.Aggregate(schema, (rest, name) => rest.Without(new TableName(name, _options.VersionTableSchema)));
    }
}
