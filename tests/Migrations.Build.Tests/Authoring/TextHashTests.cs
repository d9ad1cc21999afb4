using Migrations.Build.Authoring;

namespace Migrations.Build.Tests.Authoring;

[TestClass]
public sealed class TextHashTests
{
    [TestMethod]
    public void It_is_the_start_of_the_sha256_in_hexadecimal() =>
        Assert.AreEqual("ba7816bf8f01cfea414140de5dae2223", TextHash.Of("abc"));

    [TestMethod]
    public void Line_ends_and_a_byte_order_mark_do_not_count() =>
        Assert.AreEqual(TextHash.Of("a\nb\nc\n"), TextHash.Of("\uFEFFa\r\nb\rc\n"));
}
