namespace Migrations.Build;

/// <summary>How names of classes, properties and enum members become names of the database. A name that an attribute gives stands as it is.</summary>
public enum NamingPolicy
{
    /// <summary><c>OrderLine</c> stays <c>OrderLine</c>.</summary>
    AsIs,

    /// <summary><c>OrderLine</c> becomes <c>order_line</c>.</summary>
    SnakeCase,
}
