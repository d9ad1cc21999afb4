using Microsoft.EntityFrameworkCore;

namespace Migrations.Build.EntityFrameworkCore.Tests.Contexts;

/// <summary>A default schema and others, references between them, and what is not the context's to make: views, queries, tables of others.</summary>
internal sealed class SchemaContext(DbContextOptions options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema("sales");
        modelBuilder.Entity<Client>().ToTable("client", "people").HasData(new Client { Id = 1, Name = "Ann" });
        modelBuilder.Entity<Sale>().HasOne(sale => sale.Client).WithMany();
        modelBuilder.Entity<Total>().HasNoKey().ToView("totals");
        modelBuilder.Entity<Foreign>().ToTable("foreign_table", "elsewhere", table => table.ExcludeFromMigrations());
        modelBuilder.Entity<Question>().HasNoKey().ToSqlQuery("SELECT 1 AS \"Answer\"");
        if (Database.IsNpgsql())
        {
            modelBuilder.HasPostgresEnum("people", "rank", ["low", "high"]);
            modelBuilder.HasSequence<long>("receipt", "people");
            modelBuilder.Entity<Sale>().Property(sale => sale.Receipt).HasDefaultValueSql("nextval('people.receipt')");
            modelBuilder.Entity<Client>().Property(client => client.Rank).HasColumnType("people.rank");
        }
    }

    internal sealed class Client
    {
        public int Id { get; set; }

        public string Name { get; set; } = "";

        public string? Rank { get; set; }
    }

    internal sealed class Sale
    {
        public int Id { get; set; }

        public long Receipt { get; set; }

        public Client Client { get; set; } = null!;
    }

    internal sealed class Total
    {
        public decimal Sum { get; set; }
    }

    internal sealed class Foreign
    {
        public int Id { get; set; }
    }

    internal sealed class Question
    {
        public int Answer { get; set; }
    }
}
