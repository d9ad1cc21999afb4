using Microsoft.EntityFrameworkCore;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Migrations.Build.EntityFrameworkCore.Tests.Contexts;

/// <summary>Indexes with all that they can have.</summary>
internal sealed class IndexContext(DbContextOptions options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Page>(page =>
    {
        page.HasIndex(one => one.Slug, "ix_live").IsUnique().HasFilter("\"Deleted\" IS NULL");
        page.HasIndex(one => new { one.Title, one.Rank }, "ix_sorted").IsDescending(false, true);
        page.HasIndex(one => new { one.Rank, one.Slug }, "ix_reverse").IsDescending();
        page.HasIndex(one => one.Rank, "ix_rank_high").HasFilter("\"Rank\" > 10 AND \"Title\" <> 'none'");
        page.HasIndex(one => one.Deleted);
        if (Database.IsSqlite())
        {
            page.Ignore(one => one.Words).Ignore(one => one.Data).Ignore(one => one.Search);
            return;
        }

        page.HasIndex(one => one.Title, "ix_included").IncludeProperties(one => new { one.Rank, one.Slug });
        page.HasIndex(one => one.Slug, "ix_like").HasOperators("text_pattern_ops");
        page.HasIndex(one => one.Data, "ix_data").HasMethod("gin").HasOperators("jsonb_path_ops");
        page.HasIndex(one => one.Words, "ix_words").HasMethod("gin");
        page.HasIndex(one => one.Deleted, "ix_one_null").IsUnique().AreNullsDistinct(false);
        page.HasIndex(one => one.Rank, "ix_nulls").IsDescending().HasNullSortOrder(NullSortOrder.NullsLast);
        page.HasIndex(one => one.Title, "ix_collated").UseCollation("C").HasStorageParameter("fillfactor", 70);
        page.HasIndex(one => one.Rank, "ix_hash").HasMethod("hash");
        page.HasIndex(one => new { one.Title, one.Slug }, "ix_text").HasMethod("gin").IsTsVectorExpressionIndex("english");
        page.HasGeneratedTsVectorColumn(one => one.Search, "english", one => new { one.Title, one.Slug });
        page.HasIndex(one => one.Search).HasMethod("gist");
        page.HasStorageParameter("fillfactor", 80).HasStorageParameter("autovacuum_enabled", false);
        page.IsUnlogged();
    });

    internal sealed class Page
    {
        public int Id { get; set; }

        public string Slug { get; set; } = "";

        public string? Title { get; set; }

        public int Rank { get; set; }

        public DateTime? Deleted { get; set; }

        public List<string> Words { get; } = [];

        public System.Text.Json.JsonDocument? Data { get; set; }

        public NpgsqlTypes.NpgsqlTsVector Search { get; set; } = null!;
    }
}
