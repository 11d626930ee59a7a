using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(ResponsibilityPortal.EndToEndTests.Support.SharedFirst))]

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>
/// Runs collections that several classes share first. They take longest, and if one of them started last, the rest of the machine would
/// wait for it.
/// </summary>
public sealed class SharedFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections
    )
        where TTestCollection : ITestCollection =>
        [
            .. testCollections
                .OrderBy(collection => collection.TestCollectionClassName is null)
                .ThenBy(collection => collection.TestCollectionDisplayName, StringComparer.Ordinal),
        ];
}
