using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Reflection.PortableExecutable;

namespace Exotel.Check;

/// <summary>The address at which a library of Windows (x64) prefers to be loaded.</summary>
internal static class ImageBase
{
    private const int OffsetInHeader = 24;

    private const int Padding = 0;

    private const int Address64 = 10;

    /// <summary>Changes the address in the file, and everything in it that depends on the address.</summary>
    /// <exception cref="BadImageFormatException">It is not such a library.</exception>
    public static void Change(string path, ulong address)
    {
        var file = File.ReadAllBytes(path);
        using var reader = new PEReader(new MemoryStream(file));
        var headers = reader.PEHeaders;
        if (headers.PEHeader is not { Magic: PEMagic.PE32Plus } header)
            throw new BadImageFormatException($"{path} is not a library for x64.");

        int OffsetOf(int virtualAddress)
        {
            var section = headers.SectionHeaders.Single(section => virtualAddress >= section.VirtualAddress && virtualAddress < section.VirtualAddress + section.SizeOfRawData);
            return virtualAddress - section.VirtualAddress + section.PointerToRawData;
        }

        void Add(int offset, ulong difference)
        {
            var place = file.AsSpan(offset, sizeof(ulong));
            BinaryPrimitives.WriteUInt64LittleEndian(place, unchecked(BinaryPrimitives.ReadUInt64LittleEndian(place) + difference));
        }

        var difference = unchecked(address - header.ImageBase);
        var table = header.BaseRelocationTableDirectory;
        var block = table.Size == 0 ? 0 : OffsetOf(table.RelativeVirtualAddress);
        for (var end = block + table.Size; block < end; block += BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(block + 4)))
        {
            var page = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(block));
            var size = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(block + 4));
            for (var entry = block + 8; entry < block + size; entry += sizeof(ushort))
            {
                var value = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(entry));
                switch (value >> 12)
                {
                    case Address64:
                        Add(OffsetOf(page + (value & 0xFFF)), difference);
                        break;
                    case Padding:
                        break;
                    default:
                        throw new BadImageFormatException($"{path} has a relocation of kind {value >> 12}.");
                }
            }
        }

        Add(headers.PEHeaderStartOffset + OffsetInHeader, difference);
        File.WriteAllBytes(path, file);
    }
}
