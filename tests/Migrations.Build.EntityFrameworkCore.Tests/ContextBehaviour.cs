using Microsoft.EntityFrameworkCore;
using Migrations.Build.EntityFrameworkCore.Tests.Contexts;
using Migrations.Build.Law;
using Migrations.Build.Tests.Running;

namespace Migrations.Build.EntityFrameworkCore.Tests;

/// <summary>What is owed for each context on every provider: our revision makes what EF Core makes.</summary>
public abstract class ContextBehaviour
{
    /// <summary>The contexts.</summary>
    public static IEnumerable<Type[]> Contexts =>
    [
        [typeof(BlogContext)],
        [typeof(ShopContext)],
        [typeof(HierarchyContext)],
        [typeof(IndexContext)],
        [typeof(ColumnContext)],
        [typeof(SchemaContext)],
        [typeof(IdentityContext)],
        [typeof(OddContext)],
        [typeof(SeedContext)],
    ];

    /// <summary>Options for two databases, empty at first: the engine's, and EF Core's.</summary>
    private protected abstract (MigrationEngineOptions Ours, MigrationEngineOptions Theirs) Options { get; }

    /// <summary>The options of a context for a database; without one it has no connection.</summary>
    private protected abstract DbContextOptions ContextOptions(string? connectionString);

    /// <summary>Catalogue and rows of a database.</summary>
    private protected abstract Task<string> CatalogueAsync(string connectionString);

    [TestMethod]
    [DynamicData(nameof(Contexts))]
    public Task The_revision_makes_the_database_that_EnsureCreated_makes_and_neither_differs_from_the_model(Type type) => CompareAsync(type);

    [TestMethod]
    [DataRow(typeof(BlogContext))]
    [DataRow(typeof(ShopContext))]
    [DataRow(typeof(ColumnContext))]
    public async Task The_way_down_leaves_nothing_and_the_way_up_works_again(Type type)
    {
        var (revision, ours, _) = await MadeAsync(type);
        var before = await CatalogueAsync(Options.Ours.ConnectionString);

        await ours.DowngradeAsync("base");
        await ours.UpgradeAsync();

        Assert.AreEqual(before, await CatalogueAsync(Options.Ours.ConnectionString), revision);
    }

    [TestMethod]
    public async Task The_context_works_on_the_database_and_keys_count_on_behind_the_seeded_rows()
    {
        await MadeAsync(typeof(BlogContext));
        await using var context = (BlogContext)Context(typeof(BlogContext), Options.Ours.ConnectionString);
        var seeded = await context.Blogs.Include(one => one.Posts).ThenInclude(one => one.Tags).SingleAsync(one => one.Id == 1);
        Assert.AreEqual(new DateTime(2024, 2, 29, 12, 30, 15, 123, DateTimeKind.Utc), DateTime.SpecifyKind(seeded.Posts.Single().Published, DateTimeKind.Utc));
        Assert.AreEqual("sql", seeded.Posts.Single().Tags.Single().Name);

        var added = new BlogContext.Blog { Url = "https://two.example" };
        context.Add(added);
        context.Add(new BlogContext.Category { Name = "third" });
        await context.SaveChangesAsync();

        Assert.AreEqual(8, added.Id);
        Assert.AreEqual("parent", (await context.Categories.Include(one => one.Parent).SingleAsync(one => one.Name == "child")).Parent!.Name);
    }

    private protected async Task CompareAsync(Type type)
    {
        var (revision, ours, theirs) = await MadeAsync(type);
        await using var context = Context(type, Options.Theirs.ConnectionString);
        await context.Database.EnsureCreatedAsync();
        await theirs.StampAsync(["head"]);

        Assert.AreEqual(await CatalogueAsync(Options.Theirs.ConnectionString), await CatalogueAsync(Options.Ours.ConnectionString), revision);
        await AssertCleanAsync(ours);
        await AssertCleanAsync(theirs);
    }

    private async Task<(string Revision, MigrationEngine Ours, MigrationEngine Theirs)> MadeAsync(Type type)
    {
        var ours = Options.Ours with { Model = Model(type), LogTable = null };
        await RecordedRevisions.None.Then("a111", null, op => op.Execute("SELECT 1")).Engine(ours).UpgradeAsync();
        var made = (await RecordedRevisions.None.Then("a111", null, _ => { }).Engine(ours).AutogenerateAsync()).Revisions.Single();
        var bodies = RevisionCompiler.Of([made.Upgrade, made.Downgrade]);
        var revisions = RecordedRevisions.None
            .Then("a111", null, _ => { }, _ => { })
            .Then("b222", "a111", op => Play(bodies, 0, op), op => Play(bodies, 1, op));
        var engine = revisions.Engine(ours);
        await engine.UpgradeAsync();
        return (made.Upgrade, engine, revisions.Engine(Options.Theirs with { Model = Model(type), LogTable = null }));

        void Play(RevisionCompiler compiled, int number, MigrationOperations op)
        {
            foreach (var operation in compiled.Record(number, ours.Provider.Dialect.Rules, NamingConvention.None))
            {
                op.Invoke(operation);
            }
        }
    }

    private MetaData Model(Type type)
    {
        using var context = Context(type, connectionString: null);
        return EntityFrameworkModel.Of(context);
    }

    private DbContext Context(Type type, string? connectionString) => (DbContext)Activator.CreateInstance(type, ContextOptions(connectionString))!;

    private static async Task AssertCleanAsync(MigrationEngine engine)
    {
        var check = await engine.CheckAsync();
        Assert.IsEmpty(check.Differences, string.Join('\n', check.Differences.Select(one => one.Text)));
        Assert.IsEmpty(check.Warnings, string.Join('\n', check.Warnings.Select(one => one.Message)));
    }
}
