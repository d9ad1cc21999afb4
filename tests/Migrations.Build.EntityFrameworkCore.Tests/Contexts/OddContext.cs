using Microsoft.EntityFrameworkCore;

namespace Migrations.Build.EntityFrameworkCore.Tests.Contexts;

/// <summary>What is allowed and seldom: odd names, tables without keys, keys of every kind, complex properties, expressions that the server spells in its own way.</summary>
internal sealed class OddContext(DbContextOptions options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Odd>(odd =>
        {
            odd.ToTable("Sel\"ect from; 'x'", table =>
            {
                table.HasCheckConstraint("CK_kind", "\"kind of\" IN ('a', 'b''c') OR \"kind of\" IS NULL");
                table.HasCheckConstraint("CK length", "length(\"order\") > 2 AND (\"Low\" BETWEEN 1 AND 10 OR NOT \"Low\" < 5)");
            });
            odd.HasKey(one => new { one.Region, one.Code }).HasName("pk of odd");
            odd.Property(one => one.Kind).HasColumnName("kind of");
            odd.Property(one => one.Order).HasColumnName("order").HasDefaultValueSql("lower('ABC') || 'd'");
            odd.Property(one => one.Low).HasDefaultValueSql("(1 + 2)");
            odd.Property(one => one.Label).HasComputedColumnSql("lower(\"Region\") || '-' || \"order\"", stored: true);
            odd.Property<int?>("Shadow");
            odd.HasIndex("Shadow", nameof(Odd.Low)).HasDatabaseName("ix of \"odd\"");
            odd.HasIndex(one => one.Order).IsUnique().HasFilter("lower(\"order\") <> 'none' AND \"Low\" > 0");
            odd.ComplexProperty(one => one.Size, size => size.Property(one => one.Width).HasPrecision(8, 3));
            odd.HasMany(one => one.Friends).WithMany().UsingEntity(
                "friendship",
                right => right.HasOne(typeof(Odd)).WithMany().HasForeignKey("FriendRegion", "FriendCode").OnDelete(DeleteBehavior.NoAction),
                left => left.HasOne(typeof(Odd)).WithMany().HasForeignKey("OddRegion", "OddCode"),
                join => join.Property<DateTime>("Since").HasDefaultValueSql("CURRENT_TIMESTAMP"));
        });
        modelBuilder.Entity<Keyless>().HasNoKey().ToTable("keyless").HasIndex(one => one.Name);
        modelBuilder.Entity<Typed>(typed =>
        {
            typed.Property(one => one.Id).HasConversion(id => id.Value, value => new TypedId(value)).ValueGeneratedOnAdd();
            typed.HasAlternateKey(one => new { one.Left, one.Right }).HasName("AK_both");
        });
        modelBuilder.Entity<Pair>(pair =>
        {
            pair.HasKey(one => one.Id);
            pair.Property(one => one.Id).ValueGeneratedNever();
            pair.HasOne<Typed>().WithMany().HasForeignKey(one => new { one.Left, one.Right }).HasPrincipalKey(one => new { one.Left, one.Right }).OnDelete(DeleteBehavior.ClientCascade);
        });
        modelBuilder.Entity<GuidKey>();
        modelBuilder.Entity<BytesKey>().HasKey(one => one.Hash);
        modelBuilder.Entity<AnEntityWithANameThatIsFarTooLongForWhatPostgreSqlTakesAsTheNameOfATable>(entity =>
        {
            entity.HasIndex(one => one.APropertyWithANameThatIsAlsoQuiteLongAndGoesOnForAWhile);
            entity.HasOne(one => one.Parent).WithMany();
        });
    }

    internal sealed class Odd
    {
        public string Region { get; set; } = "";

        public int Code { get; set; }

        public string? Kind { get; set; }

        public string Order { get; set; } = "";

        public int Low { get; set; }

        public string Label { get; set; } = "";

        public Extent Size { get; set; } = new();

        public List<Odd> Friends { get; } = [];
    }

    internal sealed class Extent
    {
        public decimal Width { get; set; }

        public decimal? Height { get; set; }
    }

    internal sealed class Keyless
    {
        public string? Name { get; set; }

        public long Count { get; set; }
    }

    internal readonly record struct TypedId(int Value);

    internal sealed class Typed
    {
        public TypedId Id { get; set; }

        public short Left { get; set; }

        public string Right { get; set; } = "";
    }

    internal sealed class Pair
    {
        public int Id { get; set; }

        public short Left { get; set; }

        public string Right { get; set; } = "";
    }

    internal sealed class GuidKey
    {
        public Guid Id { get; set; }

        public DateTimeOffset? At { get; set; }
    }

    internal sealed class BytesKey
    {
        public byte[] Hash { get; set; } = [];

        public ulong Weight { get; set; }
    }

    internal sealed class AnEntityWithANameThatIsFarTooLongForWhatPostgreSqlTakesAsTheNameOfATable
    {
        public int Id { get; set; }

        public string APropertyWithANameThatIsAlsoQuiteLongAndGoesOnForAWhile { get; set; } = "";

        public AnEntityWithANameThatIsFarTooLongForWhatPostgreSqlTakesAsTheNameOfATable? Parent { get; set; }
    }
}
