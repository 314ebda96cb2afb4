using Xunit;

namespace Exotel.Tests.Support;

/// <summary>Tests that measure the whole process and therefore run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SequentialTests
{
    public const string Name = "Sequential";
}
