using Migrations.Build.Scripts;

namespace Migrations.Build.Tests.Scripts;

[TestClass]
public sealed class RevisionFileNameTests
{
    private static readonly DateTimeOffset Created = new(2026, 3, 4, 5, 6, 7, TimeSpan.FromHours(2));

    [TestMethod]
    [DataRow("add account table", "add_account_table")]
    [DataRow("  Spaces   and\ttabs ", "spaces_and_tabs")]
    [DataRow("füge Prüfsumme hinzu", "füge_prüfsumme_hinzu")]
    [DataRow("version 2.0 (final)", "version_2_0_final")]
    [DataRow("snake_case__kept_", "snake_case__kept_")]
    [DataRow("--", "")]
    [DataRow(null, "")]
    [DataRow("a rather long message that goes on well past the forty characters", "a_rather_long_message_that_goes_on_well_")]
    [DataRow("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx_")]
    public void A_slug_is_the_words_of_the_message(string? message, string expected)
    {
        Assert.AreEqual(expected, Slug.Of(message));
    }

    [TestMethod]
    public void A_slug_of_exactly_the_limit_is_not_cut()
    {
        Assert.AreEqual("abc_def", Slug.Of("abc def", 7));
        Assert.AreEqual("abc_", Slug.Of("abc defg", 7));
    }

    [TestMethod]
    [DataRow("{rev}_{slug}", "ae10_add_table")]
    [DataRow("{year}/{month}_{day}-{hour}{minute}{second}_{slug}", "2026/03_04-050607_add_table")]
    [DataRow("{epoch}_{rev}", "1772593567_ae10")]
    [DataRow("{month:0}-{day:000}", "3-004")]
    [DataRow("plain", "plain")]
    public void A_template_is_filled_in(string template, string expected)
    {
        Assert.AreEqual(expected, RevisionFileName.Of(template, "ae10", "add table", Created));
    }

    [TestMethod]
    [DataRow("{revision}")]
    [DataRow("{rev")]
    public void A_template_that_cannot_be_read_is_refused(string template)
    {
        MigrationException refusal = Assert.ThrowsExactly<MigrationException>(
            () => RevisionFileName.Of(template, "ae10", "add table", Created));

        Assert.AreEqual(DiagnosticCodes.InvalidRevisionFileName, refusal.Code);
    }

    [TestMethod]
    public void A_time_zone_may_be_written_in_lower_case()
    {
        Assert.AreEqual(TimeSpan.Zero, RevisionDate.Now(TimeProvider.System, "utc").Offset);
        Assert.ThrowsExactly<MigrationException>(() => RevisionDate.Now(TimeProvider.System, "Nowhere/Land"));
    }
}
