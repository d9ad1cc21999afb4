using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Runtime.Serialization;

namespace Migrations.Build.Tests.Running;

/// <summary>Classes that use all that a class can say on either database.</summary>
internal static class Shop
{
    public static Type[] Types { get; } = [typeof(Customer), typeof(Order), typeof(OrderLine), typeof(Note)];

    public static MetaData Model(NamingPolicy naming) => MetaData.FromTypes(new ClassModelOptions { Naming = naming }, Types);

    internal enum OrderState
    {
        New,
        InDelivery,
        [EnumMember(Value = "finished")]
        Done,
    }

    internal abstract class Entity
    {
        public int Id { get; set; }

        [ServerDefault(Sql = "CURRENT_TIMESTAMP")]
        public DateTime CreatedAt { get; set; }
    }

    [Table("client")]
    [Unique(nameof(Name), nameof(Birthday))]
    internal sealed class Customer : Entity
    {
        [MaxLength(80)]
        [Check("length(name) > 0", Name = "named")]
        [Column("name")]
        public string Name { get; set; } = "";

        [StringLength(200)]
        [Unique]
        public string? EMail { get; set; }

        public DateOnly? Birthday { get; set; }

        [ServerDefault(true)]
        public bool IsActive { get; set; }

        public List<Order> Orders { get; } = [];

        [NotMapped]
        public object? Cache { get; set; }
    }

    [Indexed(nameof(State), nameof(CustomerId), Descending = [nameof(CustomerId)])]
    internal sealed class Order : Entity
    {
        public int CustomerId { get; set; }

        [References(OnDelete = ReferentialAction.Cascade)]
        public Customer Customer { get; set; } = null!;

        [ServerDefault(OrderState.New)]
        public OrderState State { get; set; }

        [Precision(12, 2)]
        public decimal Net { get; set; }

        [Required]
        [Indexed(IsUnique = true)]
        public string? Number { get; set; }

        public Guid? Token { get; set; }

        public byte[]? Scan { get; set; }
    }

    internal sealed class OrderLine
    {
        [Key]
        [Column(Order = 0)]
        public int OrderId { get; set; }

        [Key]
        [Column(Order = 1)]
        public short Position { get; set; }

        [ForeignKey(nameof(OrderId))]
        public Order? Order { get; set; }

        [ServerDefault(1)]
        public long Amount { get; set; }

        public double Weight { get; set; }

        [Column("price", TypeName = "numeric(8, 2)")]
        public decimal Price { get; set; }

        [Generated("price * 2")]
        [Column("double_price", TypeName = "numeric(8, 2)")]
        public decimal? DoublePrice { get; set; }
    }

    internal sealed class Note
    {
        [DatabaseGenerated(DatabaseGeneratedOption.None)]
        public long NoteId { get; set; }

        [References(typeof(Customer), OnDelete = ReferentialAction.SetNull)]
        public int? About { get; set; }

        public string Text { get; set; } = "";
    }
}
